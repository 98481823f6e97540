//! How mistakes are collected and worded: every one once, on the user's own token, with a way out.

use std::fmt::Display;
use std::ops::Range;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Collects every mistake of one attribute. Dropping it unread is a bug of this crate.
#[derive(Default)]
pub(crate) struct Sink {
    errors: Vec<syn::Error>,
    /// Whether the compiler reports another mistake, on the item itself.
    elsewhere: bool,
    read: bool,
}

impl Sink {
    /// A mistake on these tokens: what is wrong, and the edit that mends it.
    pub(crate) fn push(&mut self, at: impl ToTokens, what: impl Display, help: impl Display) {
        self.errors
            .push(syn::Error::new_spanned(at, format!("{what}\nhelp: {help}")));
    }

    /// A mistake inside of a text: the text is shown with a caret line under the part.
    pub(crate) fn push_within(
        &mut self,
        at: &syn::LitStr,
        range: &Range<usize>,
        what: impl Display,
        help: impl Display,
    ) {
        let picture = picture(&at.value(), range);
        self.push(at, format_args!("{what}\n{picture}"), help);
    }

    /// A mistake that another parser found.
    pub(crate) fn push_error(&mut self, error: &syn::Error, help: impl Display) {
        self.errors.push(syn::Error::new(
            error.span(),
            format!("{error}\nhelp: {help}"),
        ));
    }

    /// A mistake that the compiler reports without us, and would report again in what we print.
    pub(crate) fn told_elsewhere(&mut self) {
        self.elsewhere = true;
    }

    /// How many mistakes there are until now.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// The mistakes as tokens that make the compiler report them, or nothing.
    pub(crate) fn finish(mut self) -> Option<TokenStream> {
        self.read = true;
        let errors = std::mem::take(&mut self.errors);
        (self.elsewhere || !errors.is_empty())
            .then(|| errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        assert!(
            self.read || std::thread::panicking(),
            "mistakes were collected and not read"
        );
    }
}

/// The text, and under it carets for the range (bytes).
fn picture(text: &str, range: &Range<usize>) -> String {
    let before = text
        .get(..range.start)
        .map_or(0, |before| before.chars().count());
    let marked = text
        .get(range.clone())
        .map_or(1, |part| part.chars().count().max(1));
    // A line break would part the text from its carets.
    let text = text.replace(char::is_control, " ");
    format!("  {text}\n  {}{}", " ".repeat(before), "^".repeat(marked))
}

/// Tokens as a person writes them.
pub(crate) fn shown(tokens: &impl ToTokens) -> String {
    let spaced = [
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" :: ", "::"),
        (":: ", "::"),
        ("& ", "&"),
        (" ,", ","),
        ("' ", "'"),
    ];
    let shown = tokens.to_token_stream().to_string();
    spaced
        .iter()
        .fold(shown, |shown, (from, to)| shown.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_counts_characters_and_not_bytes() {
        assert_eq!(picture("/ä/<b>", &(4..7)), "  /ä/<b>\n     ^^^");
    }

    #[test]
    fn an_empty_range_still_has_a_caret() {
        assert_eq!(picture("abc", &(3..3)), "  abc\n     ^");
    }

    #[test]
    #[should_panic(expected = "collected and not read")]
    fn a_sink_that_nobody_reads_panics() {
        drop(Sink::default());
    }
}
