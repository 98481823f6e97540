//! Does what a server says repeat a credential that it was sent?
//!
//! Some servers name the key that they refuse. An error quotes a server's words, and ends in a log.

use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, LOCATION};
use http::{HeaderMap, HeaderName, HeaderValue};

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
fn is_in(sent: &HeaderMap, text: &[u8]) -> bool {
    // Who reads that a key was used before wants to see which; it lets nobody in.
    let secret = |(name, value): &(&HeaderName, &HeaderValue)| {
        value.is_sensitive() && name.as_str() != IDEMPOTENCY_KEY
    };
    let mut secrets = sent.iter().filter(secret);
    secrets.any(|(name, value)| repeats(name, value.as_bytes(), text))
}

fn repeats(name: &HeaderName, value: &[u8], text: &[u8]) -> bool {
    if name == COOKIE {
        let pairs = value.split(|byte| *byte == b';');
        let mut values = pairs.map(|pair| after(pair, b'='));
        return values.any(|value| holds(text, value));
    }
    // A scheme (RFC 9110, 11.1) is no secret. Of `Basic` the password is one too (RFC 7617, 2).
    let coded = after(value, b' ');
    let is_basic = name == AUTHORIZATION && value.starts_with(b"Basic ");
    holds(text, coded) || is_basic && holds(text, after(&from_base64(coded), b':'))
}

/// What follows the first of such bytes, or all where there is none.
fn after(text: &[u8], byte: u8) -> &[u8] {
    let at = text.iter().position(|other| *other == byte);
    &text[at.map_or(0, |at| at + 1)..]
}

/// In JSON some characters have a backslash before them, so that backslashes count on neither side.
fn holds(text: &[u8], secret: &[u8]) -> bool {
    let Some((first, rest)) = secret.split_first() else {
        return false;
    };
    let plain = |byte: &&u8| **byte != b'\\';
    let starts = |from: usize| {
        let mut bytes = text[from + 1..].iter().filter(plain);
        rest.iter()
            .filter(plain)
            .all(|byte| bytes.next() == Some(byte))
    };
    // The first byte alone is compared for most of a long text.
    secret.len() >= LEAST && (0..text.len()).any(|at| text[at] == *first && starts(at))
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
    fn of_a_cookie_the_values_are_the_secrets() {
        let cookie = "lang=en; session=0123456789";
        assert!(found("cookie", cookie, "session 0123456789 is over"));
        assert!(!found("cookie", cookie, "no session in en"));
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
