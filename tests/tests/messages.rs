//! No rule without its case: each message of the macro's sources stands in some `.stderr`.

#[path = "messages/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use self::source::Source;

#[test]
fn every_message_of_the_macro_has_a_case() {
    let told = told();
    let mut found = 0;
    let mut missing = Vec::new();
    for file in files(&here("../macros/src"), "rs") {
        let Ok(tokens) = read(&file).parse::<TokenStream>() else {
            panic!("{} is not Rust", file.display());
        };
        let mut source = Source::default();
        source.read(tokens);
        for message in source.messages() {
            found += 1;
            if !told.iter().any(|line| holds(line, &message)) {
                missing.push(message);
            }
        }
    }
    assert!(
        found > 40,
        "only {found} messages were found: are they made in another way now?"
    );
    assert!(
        missing.is_empty(),
        "these messages have no case in `ui`: {missing:#?}"
    );
}

#[test]
fn every_case_is_one_mistake_on_the_users_tokens_with_a_way_out() {
    for file in stderr_files() {
        let text = read(&file);
        let name = file.display();
        let errors = text
            .lines()
            .filter(|line| line.starts_with("error"))
            .count();
        let several = name.to_string().contains("several_mistakes");
        assert!(errors == 1 || several, "{name} has {errors} errors");
        let helps = text
            .lines()
            .filter(|line| line.trim_start().starts_with("help: "))
            .count();
        assert_eq!(helps, errors, "{name}: each error has its `help:` line");
        assert!(!text.contains("warning"), "{name} has a warning");
        assert!(!text.contains("__private"), "{name} shows a private name");
        for line in text.lines().filter_map(|line| line.strip_prefix("error: ")) {
            // What a method or a product is called keeps its capitals.
            let lower = !line.starts_with(char::is_uppercase) || line.starts_with("URL ");
            assert!(
                lower && !line.ends_with('.'),
                "{name}: `{line}` is not in our grammar"
            );
        }
    }
}

#[test]
fn what_rustc_words_is_one_error_and_lists_no_types_that_nobody_asked_about() {
    for file in files(&here("ui/rustc"), "stderr") {
        let text = read(&file);
        let name = file.display();
        let errors = text.lines().filter(|line| line.starts_with("error"));
        assert_eq!(errors.count(), 1, "{name}");
        for listed in [
            "other types implement trait",
            "is implemented for `",
            "__private",
        ] {
            assert!(!text.contains(listed), "{name} shows `{listed}`");
        }
    }
}

#[test]
fn the_name_of_a_case_is_a_sentence_and_its_text_is_kept() {
    for file in files(&here("ui"), "rs") {
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let plain = name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        assert!(
            plain && name.contains('_'),
            "`{name}` does not say what the case is"
        );
        let passes = file.components().any(|part| part.as_os_str() == "pass");
        assert_eq!(
            file.with_extension("stderr").exists(),
            !passes,
            "{}",
            file.display()
        );
    }
    for file in files(&here("ui"), "stderr") {
        assert!(
            file.with_extension("rs").exists(),
            "{} has no case",
            file.display()
        );
        let paths = ["home", "root", "tmp", "Users"].map(|folder| format!("/{folder}/"));
        let text = read(&file);
        assert!(
            !paths.iter().any(|path| text.contains(path)),
            "{} has a path",
            file.display()
        );
    }
}

/// Whether a line holds the fixed parts of a message in their order.
fn holds(line: &str, message: &str) -> bool {
    let (mut line, mut message) = (line, message);
    loop {
        let (fixed, rest) = match message.split_once('{') {
            // A doubled brace is the brace itself, as far as this is about finding.
            Some((fixed, rest)) => (fixed, rest.split_once('}').map_or("", |(_, rest)| rest)),
            None => (message, ""),
        };
        let Some(at) = line.find(fixed) else {
            return false;
        };
        line = &line[at + fixed.len()..];
        if rest.is_empty() {
            return true;
        }
        message = rest;
    }
}

/// Every line that says what is wrong or what to do.
fn told() -> Vec<String> {
    let lines = |file: PathBuf| {
        let said = |line: &&str| line.starts_with("error: ") || line.trim().starts_with("help: ");
        read(&file)
            .lines()
            .filter(said)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    stderr_files().into_iter().flat_map(lines).collect()
}

/// Those in our words.
fn stderr_files() -> Vec<PathBuf> {
    let rustc = here("ui/rustc");
    let mut found = files(&here("ui"), "stderr");
    found.retain(|file| !file.starts_with(&rustc));
    found
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// All files below a folder whose names end so, without files of tests.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.retain(|file| {
        !matches!(
            file.file_stem().and_then(|n| n.to_str()),
            Some("tests" | "snapshots")
        )
    });
    found.sort();
    found
}
