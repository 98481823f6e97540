//! Whether `docs/messages.md` holds each message as the cases of `ui` have it.
//!
//! After a wanted change, `UPDATE_DOCS=1 cargo test -p endpoint-tests --test catalogue` writes it anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders of `ui`, in the order of a struct's parts, and what they are about.
const TOPICS: [(&str, &str); 14] = [
    ("shape", "What the attribute stands on"),
    ("method", "The method"),
    ("path", "The path"),
    ("response", "The response"),
    ("option", "The options"),
    ("paginate", "Pages"),
    ("field", "Where a field goes"),
    ("query", "Fields in the query"),
    ("header", "Fields in headers"),
    ("body", "Fields in the body"),
    (
        "rustc/bounds",
        "The types of fields, responses and failures",
    ),
    ("responses", "`#[derive(Responses)]`"),
    ("page", "`#[derive(Page)]`"),
    ("recovery", "Several mistakes at once"),
];

const HEAD: &str = "\
# The messages of the compiler

What is written wrongly, what the compiler says, and how to mend it. Each entry is a case of
`tests/ui` of that name, and this page is made from them by `tests/tests/catalogue.rs`.

In every message the carets stand under the smallest part that is wrong, and `help:` holds the text to
type. A mistake is told once: the struct and its methods stay there for their callers, and several
mistakes are told together.
";

#[test]
fn the_page_of_messages_is_as_the_cases_have_it() {
    let mut page = HEAD.to_owned();
    let mut entries = 0;
    for (folder, title) in TOPICS {
        let _ = write!(page, "\n## {title}\n");
        for file in cases(folder) {
            let told = fs::read_to_string(&file).expect("it was listed");
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let _ = write!(
                page,
                "\n### {}\n\n```text\n{}```\n",
                sentence(&name),
                entry(&told)
            );
            entries += 1;
        }
    }
    assert!(entries > 200, "only {entries} cases were found");
    let file = here("../docs/messages.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, &page).expect("it can be written");
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == page,
        "docs/messages.md is stale: UPDATE_DOCS=1 cargo test -p endpoint-tests --test catalogue"
    );
}

#[test]
fn every_folder_of_cases_that_we_word_is_on_the_page() {
    for entry in fs::read_dir(here("ui")).expect("it is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = TOPICS.iter().any(|(folder, _)| *folder == name);
        let other = ["pass", "rustc"].contains(&name.as_str()) || !entry.path().is_dir();
        assert!(
            known || other,
            "the folder `{name}` is no topic of the page"
        );
    }
}

#[test]
fn what_stands_beside_other_libraries_is_what_we_say() {
    let read = |file: &str| fs::read_to_string(here(file)).expect("it is there");
    let (page, beside) = (read("../docs/messages.md"), read("../docs/beside.md"));
    let ours: Vec<&str> = beside.split("**endpoint**\n\n").skip(1).collect();
    assert_eq!(ours.len(), 10);
    for said in ours {
        let block = said.split("\n```\n").next().unwrap_or_default();
        assert!(page.contains(block), "docs/beside.md is stale: {block}");
    }
}

/// What is on the page of a folder: all of it, but of the cases about callers those that tell more.
fn cases(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(here("ui").join(folder)).expect("it is there");
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let wanted = folder != "recovery" || name.starts_with("several_");
        wanted && !name.starts_with("callers_") && file.extension().is_some_and(|e| e == "stderr")
    });
    found.sort();
    found
}

/// `a_path_of_bytes` as a title.
fn sentence(name: &str) -> String {
    let text = name.replace('_', " ");
    text[..1].to_uppercase() + &text[1..]
}

/// The lines of the source with their carets, what is said of them, and the help.
fn entry(told: &str) -> String {
    let mut out = String::new();
    let mut message = Vec::new();
    let mut source = true;
    for line in told.lines().chain(["error: "]) {
        let said = ["error: ", "error["]
            .iter()
            .any(|start| line.starts_with(start));
        if said {
            for line in message.drain(..) {
                let _ = writeln!(out, "{line}");
            }
            // A number of rustc's says nothing here.
            let text = line.split_once(": ").map_or("", |(_, text)| text);
            message.push(format!("error: {text}"));
            source = true;
        } else if let Some((number, code)) = line.split_once('|') {
            let numbered = number.trim().parse::<u32>().is_ok();
            if source && (numbered || number.trim().is_empty()) && !code.trim().is_empty() {
                let _ = writeln!(out, "{}", code.strip_prefix(' ').unwrap_or(code).trim_end());
            }
        } else if let Some(help) = line.trim_start().strip_prefix("= note: help: ") {
            message.push(format!("help: {help}"));
        } else if line.trim_start().starts_with("-->") || line.is_empty() {
            // What follows the first place is rustc's own.
            source &= message.len() < 3 || !line.is_empty();
        } else if line.starts_with("       ") {
            message.push(
                line.strip_prefix("       ")
                    .unwrap_or(line)
                    .trim_end()
                    .to_owned(),
            );
        } else {
            source = false;
        }
    }
    out
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
