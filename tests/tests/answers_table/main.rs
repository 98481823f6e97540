//! Does `docs/answers.md` say what the caller gets, for each kind of answer and each declaration?

mod declared;
mod failures;

use std::fmt::{Debug, Write as _};
use std::path::Path;

use endpoint::{Client, Endpoint, Error, Retry};
use endpoint_tests::{Answer, Server};

const HEAD: &str = "# What the server answers and what the caller gets

A test writes this file: each row was asked of a server on this machine, by a client that asks once.
What is shown are the values as `Debug` has them and the sentences of the errors, with the predicates
that hold for them. `Thing` has an `id`, and `Failure` a `message`.
";

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
    let mut text =
        format!("\n## {title}\n\n| the server answers | the caller gets |\n| --- | --- |\n");
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

#[tokio::test]
async fn the_table_in_the_docs_is_what_callers_get() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/answers.md");
    let text = HEAD.to_owned() + &declared::sections().await + &failures::sections().await;
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let lines = text
        .lines()
        .zip(written.lines().chain(std::iter::repeat("")));
    let first = lines.into_iter().find(|(now, then)| now != then);
    assert!(
        written == text,
        "docs/answers.md is stale: UPDATE_DOCS=1 writes it anew; first difference: {first:?}"
    );
}
