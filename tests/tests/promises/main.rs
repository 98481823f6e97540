//! Does `docs/promises.md` say what is promised, which tests hold it, and what they measured?

mod figures;
mod memory;
mod rows;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use endpoint_tests::capture;

/// A promise of the design, the tests that hold it, and what was measured for this page.
struct Row {
    promise: &'static str,
    /// The file of the tests, below the root of the repository, and their names.
    tests: &'static [(&'static str, &'static [&'static str])],
    figures: Vec<String>,
}

const HEAD: &str = "# What is promised, and what holds it

A test writes this file: `tests/tests/promises`. It runs the calls that the figures are about, on
servers of its own that misbehave on purpose, and checks that each test that is named here exists.
Requests are counted by the server. A purchase is a POST that costs money each time it arrives. What
is tried again, and after what, is the table in `retries.md`.
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Panics where a test that is named has another name by now.
fn exist(row: &Row) {
    for (file, names) in row.tests {
        let source = std::fs::read_to_string(root().join(file));
        let source = source.unwrap_or_else(|error| panic!("{file}: {error}"));
        for name in *names {
            assert!(source.contains(&format!("fn {name}(")), "{file}: {name}");
        }
    }
}

/// Words in lines of at most 100 columns.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if line.len() + 1 + word.len() > 100 {
            lines.push(format!("{indent}{word}"));
        } else {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

fn page(rows: &[Row]) -> String {
    let mut text = HEAD.to_owned();
    for (number, row) in (1..).zip(rows) {
        let _ = write!(text, "\n## {number}\n\n{}\n", wrapped(row.promise, ""));
        text.push_str("Held by:\n\n");
        for (file, names) in row.tests {
            for name in *names {
                let _ = writeln!(text, "- `{name}` in `{file}`");
            }
        }
        text.push_str("\nMeasured:\n\n");
        for figure in &row.figures {
            text.push_str(&wrapped(&format!("- {figure}"), "  "));
        }
    }
    text
}

#[test]
fn the_page_of_promises_is_what_is_measured() {
    capture::start();
    let runtime = |paused| {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(paused)
            .build()
            .unwrap()
    };
    let crowd = runtime(true).block_on(figures::crowd());
    let rows = runtime(false).block_on(rows::rows(crowd));
    rows.iter().for_each(exist);
    let page = page(&rows);
    let file = root().join("docs/promises.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    let lines = page
        .lines()
        .zip(written.lines().chain(std::iter::repeat("")));
    let first = lines.into_iter().find(|(now, then)| now != then);
    assert!(
        written == page,
        "docs/promises.md is stale: UPDATE_DOCS=1 writes it anew; first difference: {first:?}"
    );
    capture::shows_nothing(&page);
}
