//! Does what a server says repeat a credential that it was sent?
//!
//! Some servers name the key that they refuse. An error quotes a server's words, and ends in a log.

use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::key::IDEMPOTENCY_KEY;
use super::secret::from_base64;
use crate::fault::Fault;

/// What is shorter is in many a text by chance.
const LEAST: usize = 8;

impl Fault {
    /// Shows nothing of an answer that repeats a secret of the headers that were sent.
    pub(crate) fn keep_quiet_of(&mut self, sent: &HeaderMap) {
        let Some((parts, body)) = &self.0.answer else {
            return;
        };
        let shown = [CONTENT_TYPE, LOCATION];
        let mut headers = shown.iter().filter_map(|name| parts.headers.get(name));
        self.0.repeats_secret =
            is_in(sent, body) || headers.any(|value| is_in(sent, value.as_bytes()));
    }
}

/// Whether a secret of these headers stands in the text.
pub(super) fn is_in(sent: &HeaderMap, text: &[u8]) -> bool {
    // Who reads that a key was used before wants to see which; it lets nobody in.
    let secret = |(name, value): &(&HeaderName, &HeaderValue)| {
        value.is_sensitive() && name.as_str() != IDEMPOTENCY_KEY
    };
    let mut secrets = sent.iter().filter(secret).peekable();
    if secrets.peek().is_none() {
        return false;
    }
    let text = plain(text);
    secrets.any(|(name, value)| repeats(name, value.as_bytes(), &text))
}

fn repeats(name: &HeaderName, value: &[u8], text: &[u8]) -> bool {
    if name == COOKIE {
        let pairs = value.split(|byte| *byte == b';');
        let mut values = pairs.map(|pair| after(pair, b'='));
        return values.any(|value| holds(text, value));
    }
    if name != AUTHORIZATION {
        // Nobody knows which word of another header is the secret.
        let mut words = value.split(|byte| *byte == b' ');
        return holds(text, value) || words.any(|word| holds(text, word));
    }
    // A scheme (RFC 9110, 11.1) is no secret. Of `Basic` the password is one too (RFC 7617, 2).
    let coded = after(value, b' ').trim_ascii();
    let scheme = value.get(..6).unwrap_or_default();
    let is_basic = scheme.eq_ignore_ascii_case(b"Basic ");
    holds(text, coded) || is_basic && holds(text, after(&from_base64(coded), b':'))
}

/// What follows the first of such bytes, or all where there is none.
fn after(text: &[u8], byte: u8) -> &[u8] {
    let at = text.iter().position(|other| *other == byte);
    &text[at.map_or(0, |at| at + 1)..]
}

/// Whether a secret stands in a text that is [`plain`].
fn holds(text: &[u8], secret: &[u8]) -> bool {
    let plain = plain(secret);
    let Some(first) = plain.first() else {
        return false;
    };
    // The first byte alone is compared for most of a long text.
    let mut places = text.windows(plain.len());
    secret.len() >= LEAST && places.any(|place| place[0] == *first && *place == **plain)
}

/// The text without what JSON writes into one: a backslash before a character, or its number behind
/// `\u` (RFC 8259, 7). Of a secret too, which may have such signs of its own.
fn plain(text: &[u8]) -> Zeroizing<Vec<u8>> {
    // No number is shorter than its character, so that no copy is left behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        rest = after;
        if *byte != b'\\' {
            plain.push(*byte);
        } else if let [b'u', number @ ..] = after
            && let Some((digits, after)) = number.split_at_checked(4)
            && let Some(character) = numbered(digits)
        {
            rest = after;
            if character != '\\' {
                plain.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
    }
    plain
}

/// The character of this number in hexadecimal digits. One half of a pair is none.
fn numbered(digits: &[u8]) -> Option<char> {
    let number = digits.iter().try_fold(0, |number, digit| {
        Some(number << 4 | char::from(*digit).to_digit(16)?)
    })?;
    char::from_u32(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &'static str, value: &'static str, text: &str) -> bool {
        let mut value = HeaderValue::from_static(value);
        value.set_sensitive(true);
        is_in(
            &HeaderMap::from_iter([(HeaderName::from_static(name), value)]),
            text.as_bytes(),
        )
    }

    #[test]
    fn a_token_is_found_without_its_scheme_and_within_json() {
        let text = r#"{"message": "no key sk-12345678"}"#;
        assert!(found("authorization", "Bearer sk-12345678", text));
        assert!(found("x-api-key", "sk-12345678", text));
        assert!(found("x-key", r#"sk-\12"45678"#, r#""sk-\\12\"45678""#));
        assert!(!found("x-api-key", "sk-12345679", text));
        assert!(!found("authorization", "Bearer other-token", "Bearer"));
        assert!(found(
            "authorization",
            "Basic YWI/Y2Q/ZWY=",
            r"YWI\/Y2Q\/ZWY="
        ));
        assert!(!found("x-api-key", "sk-12345678", "sk-1234567"));
    }

    #[test]
    fn of_basic_the_password_is_found_as_it_was_given() {
        let basic = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
        let text = r#"{"message": "not open sesame, Aladdin"}"#;
        assert!(found("authorization", basic, text));
        assert!(!found("authorization", basic, "who is Aladdin?"));
    }

    #[test]
    fn neither_the_case_of_a_scheme_nor_spaces_hide_a_secret() {
        let basic = "basic  QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
        assert!(found("authorization", basic, "not open sesame"));
        assert!(found(
            "authorization",
            "bearer  sk-12345678 ",
            "no sk-12345678"
        ));
    }

    #[test]
    fn each_word_of_a_header_of_ones_own_may_be_the_secret() {
        assert!(found("x-api-key", "sk-12345678 v2", "no key sk-12345678"));
        assert!(found("x-api-key", "v2 sk-12345678", "no key sk-12345678"));
        assert!(found("x-api-key", "a b c d e", "no key a b c d e"));
        assert!(!found("x-api-key", "v2 sk-12345678", "v2 is too old"));
    }

    #[test]
    fn of_a_cookie_the_values_are_the_secrets() {
        let cookie = "lang=en; session=0123456789";
        assert!(found("cookie", cookie, "session 0123456789 is over"));
        assert!(!found("cookie", cookie, "no session in en"));
    }

    #[test]
    fn a_character_that_json_writes_as_its_number_is_found() {
        let basic = "Basic YWI+Y2Q/ZWY=";
        assert!(found(
            "authorization",
            basic,
            r"YWI\u002bY2Q\u002FZWY\u003D"
        ));
        assert!(found("authorization", basic, r"YWI\\u002bY2Q\\\/ZWY="));
        assert!(!found("authorization", basic, r"YWI\u002cY2Q/ZWY="));
        // The password is `geheim-für-dich`.
        let basic = "Basic YTpnZWhlaW0tZsO8ci1kaWNo";
        assert!(found("authorization", basic, r"geheim-f\u00fcr-dich"));
        for text in [
            r"12345678\u00",
            r"12345678\ud83d",
            r"\u+041 12345678",
            r"12345678\",
        ] {
            assert!(found("x-key", "12345678", text), "{text}");
        }
        assert!(found("x-key", r"a\u0041-1234", r"a\\u0041-1234"));
        assert!(found("x-key", r"a\b-12345", r"a\u005cb-12345"));
    }

    /// Each of them began a search to the end, with a secret that begins so too.
    #[test]
    fn a_long_text_of_backslashes_is_read_once() {
        let text = "\\".repeat(1 << 21);
        assert!(!found("x-key", r"\12345678", &text));
    }

    #[test]
    fn what_is_short_or_no_secret_is_not_looked_for() {
        assert!(!found("x-key", "1234567", "1234567"));
        assert!(!found("idempotency-key", "0123456789", "0123456789"));
        let mut open = HeaderMap::new();
        open.insert("x-plain", HeaderValue::from_static("0123456789"));
        assert!(!is_in(&open, b"0123456789"));
    }
}
