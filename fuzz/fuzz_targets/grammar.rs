//! Is every path template read without a panic, and is one without a mistake a path that is sent?

#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use url::Url;

/// The macro's own files: a crate of macros exports nothing else.
#[path = "../../macros/src"]
mod macros {
    pub(crate) mod route;
}

#[path = "../../macros/src/listed.rs"]
mod listed;

use macros::route;

fuzz_target!(|text: &str| {
    let (found, mistakes) = route::parse(text);
    for placeholder in &found.placeholders {
        assert_eq!(text[placeholder.range.clone()], placeholder.name);
    }
    let mut seen = HashSet::new();
    for mistake in &mistakes {
        // What is marked is a part of the text, and not inside of a character.
        let _ = &text[mistake.range.clone()];
        assert!(!mistake.what.is_empty() && !mistake.help.is_empty());
        assert!(
            seen.insert(format!("{mistake:?}")),
            "{text:?}: {mistake:?} twice"
        );
    }
    if !mistakes.is_empty() {
        return;
    }
    let mut filled = text.to_owned();
    for placeholder in found.placeholders.iter().rev() {
        let end = placeholder.range.end + filled[placeholder.range.end..].find('>').unwrap() + 1;
        filled.replace_range(placeholder.range.start - 1..end, "x");
    }
    let sent = format!("https://api.example{filled}");
    assert_eq!(Url::parse(&sent).unwrap().as_str(), sent, "{text:?}");
    let uri: http::Uri = sent.parse().unwrap();
    assert_eq!(uri.to_string(), sent);
});
