//! What the compiler says to each mistake, and what it says nothing to.

use std::ffi::OsString;
use std::process::Command;

/// The compiler whose own words stand in `ui/rustc`.
const WORDED_BY: &str = "1.95.";

#[test]
fn every_mistake_is_told_in_our_words() {
    let cases = trybuild::TestCases::new();
    for folder in [
        "method",
        "path",
        "option",
        "field",
        "query",
        "header",
        "body",
        "response",
        "responses",
        "shape",
        "recovery",
        "page",
        "paginate",
    ] {
        cases.compile_fail(format!("ui/{folder}/*.rs"));
    }
}

#[test]
fn what_rustc_words_itself_is_still_about_the_users_type() {
    let version = rustc_version();
    if version.starts_with(WORDED_BY) {
        trybuild::TestCases::new().compile_fail("ui/rustc/*/*.rs");
    } else {
        println!("skipped: ui/rustc is worded by rustc {WORDED_BY}x, and this is {version}");
    }
}

#[test]
fn what_should_compile_compiles_and_does_what_it_says() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}

/// Of the compiler that cargo uses: `1.95.0 (59807616e 2026-04-14)`.
fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .expect("a compiler compiled this");
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim()
        .strip_prefix("rustc ")
        .unwrap_or_default()
        .to_owned()
}
