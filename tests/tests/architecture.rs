//! Does `ARCHITECTURE.md` name each source file of the two crates, and none that is gone?

use std::fs;
use std::path::{Path, PathBuf};

fn is_source(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "rs")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The source files of a crate, from its `src` on. What is about tests stands beside its subject.
fn files(folder: &Path, within: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{within}{name}");
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{path}/"), found);
        } else if is_source(&name) {
            found.push(path);
        }
    }
}

fn of(crate_: &str) -> Vec<String> {
    let mut found = Vec::new();
    files(&root().join(crate_).join("src"), "", &mut found);
    assert!(found.len() > 30, "only {} files were found", found.len());
    found
}

/// What stands between backquotes.
fn quoted(page: &str) -> Vec<&str> {
    page.split('`').skip(1).step_by(2).collect()
}

#[test]
fn each_source_file_is_named_with_the_question_that_it_answers() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = quoted(&page);
    for crate_ in ["macros", "runtime"] {
        for file in of(crate_) {
            let about_tests = ["tests.rs", "tests/", "snapshots.rs"];
            let by_folder = || {
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                named.contains(&&*format!("{folder}/"))
            };
            assert!(
                file == "lib.rs"
                    || about_tests.iter().any(|part| file.contains(part))
                    || named.contains(&&*file)
                    || named.contains(&&*format!("{crate_}/src/{file}"))
                    || by_folder(),
                "{crate_}/src/{file} is not on the page"
            );
        }
    }
}

#[test]
fn no_file_is_named_that_is_not_there() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let all = [of("macros"), of("runtime")].concat();
    for name in quoted(&page) {
        let is_file = is_source(name) && !name.contains(' ');
        assert!(
            !is_file || all.iter().any(|file| file == name) || root().join(name).exists(),
            "`{name}` is named and is not there"
        );
    }
}
