//! Does `docs/answers.md` say what the caller gets, for each kind of answer and each declaration? Each
//! row is a test.

mod declared;
mod failures;

use std::fmt::{Debug, Write as _};
use std::path::Path;
use std::process::ExitCode;

use endpoint::{Client, Endpoint, Error, Retry};
use endpoint_tests::{Answer, Server};
use libtest_mimic::{Arguments, Failed, Trial};

const HEAD: &str = "# What the server answers and what the caller gets

A test writes this file: each row was asked of a server on this machine, by a client that asks once.
What is shown are the values as `Debug` has them and the sentences of the errors, with the predicates
that hold for them. `Thing` has an `id`, and `Failure` a `message`.
";

/// What the first cells of the rows are.
const HEADING: &str = "the server answers";

/// The sentence of an error, the predicates that hold, and what is known of the body.
fn told<E: Debug>(error: &Error<E>) -> String {
    let kinds = [
        ("is_build", error.is_build()),
        ("is_connect", error.is_connect()),
        ("is_timeout", error.is_timeout()),
        ("is_status", error.is_status()),
        ("is_rate_limited", error.is_rate_limited()),
        ("is_decode", error.is_decode()),
        ("is_too_large", error.is_too_large()),
        ("is_redirect", error.is_redirect()),
    ];
    let kinds = kinds.iter().filter(|(_, holds)| *holds);
    let kinds: Vec<String> = kinds.map(|(name, _)| format!("`{name}`")).collect();
    let mut text = format!(
        "error, {}: {}",
        kinds.join(" and "),
        code(&error.to_string())
    );
    if let Some(value) = error.error() {
        let _ = write!(text, "; `error()` is {}", code(&format!("{value:?}")));
    }
    if let Some(why) = error.mismatch() {
        let _ = write!(text, "; `mismatch()` is {}", code(why));
    }
    text
}

/// As code in a cell of a table.
fn code(text: &str) -> String {
    let fence = if text.contains('`') { "``" } else { "`" };
    let space = if text.contains('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", text.replace('|', "\\|"))
}

/// What comes of each answer to one endpoint.
async fn section<E, const N: usize>(title: &str, endpoint: E, rows: [(&str, Answer); N]) -> String
where
    E: Endpoint,
    E::Response: Debug,
    E::Error: Debug,
{
    let mut text = format!("\n## {title}\n\n| {HEADING} | the caller gets |\n| --- | --- |\n");
    for (answered, answer) in rows {
        let server = Server::answering(answer).await;
        let client = Client::new(server.base())
            .unwrap()
            .with_retry(Retry::none());
        let got = match client.send(&endpoint).await {
            Ok(value) => code(&format!("{value:?}")),
            Err(error) => told(&error),
        };
        assert_eq!(server.requests().len(), 1, "{title}: {answered}");
        let got = got.replace(&server.host(), "127.0.0.1");
        let _ = writeln!(text, "| {answered} | {got} |");
    }
    text
}

/// The rows of a page, each with the title that it stands under, and what is no row.
fn rows(page: &str) -> (Vec<(String, String)>, String) {
    let (mut title, mut rows, mut rest) = ("", Vec::new(), String::new());
    for line in page.lines() {
        title = line.strip_prefix("## ").unwrap_or(title);
        match line
            .strip_prefix("| ")
            .and_then(|row| row.split_once(" | "))
        {
            Some((answered, _)) if answered != HEADING && answered != "---" => {
                rows.push((format!("{title}: {answered}"), line.to_owned()));
            }
            _ => rest += line,
        }
    }
    (rows, rest)
}

/// A test that the page has this, and not another or nothing.
fn test(name: String, now: Option<String>, written: Option<String>) -> Trial {
    Trial::test(name, move || {
        if now == written {
            return Ok(());
        }
        let text = |row: Option<String>| row.unwrap_or_else(|| "nothing".to_owned());
        Err(Failed::from(format!(
            "docs/answers.md is stale: UPDATE_DOCS=1 writes it anew\n it says {}\nbut now {}",
            text(written),
            text(now)
        )))
    })
}

/// Asks for each row, and makes a test of each.
fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let page = runtime.block_on(async {
        HEAD.to_owned() + &declared::sections().await + &failures::sections().await
    });
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/answers.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let (now, text) = rows(&page);
    let (mut written, old_text) = rows(&std::fs::read_to_string(&file).unwrap_or_default());
    let mut trials = Vec::new();
    for (name, row) in now {
        let at = written.iter().position(|(other, _)| *other == name);
        let old = at.map(|at| written.remove(at).1);
        trials.push(test(name, Some(row), old));
    }
    let gone = written.into_iter();
    trials.extend(gone.map(|(name, row)| test(name, None, Some(row))));
    let name = "what stands around the rows".to_owned();
    trials.push(test(name, Some(text), Some(old_text)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
