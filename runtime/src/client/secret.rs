//! How are credentials kept? Never shown, and wiped when the last copy goes.

use std::fmt;
use std::sync::Arc;

use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::settings::{header_name, of_every_call};
use crate::fault::Fault;

/// The value of a header that says who calls: `Authorization` (RFC 9110, 11.6.2), or one that an API
/// has of its own.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) name: HeaderName,
    value: Arc<Zeroizing<String>>,
}

impl Credentials {
    /// `Bearer` and a token (RFC 6750, 2.1).
    pub(super) fn bearer(token: &str) -> Result<Credentials, Fault> {
        is_graphic("bearer token", token)?;
        Ok(Credentials::new(AUTHORIZATION, format!("Bearer {token}")))
    }

    /// `Basic` and a name with a password in UTF-8 (RFC 7617).
    pub(super) fn basic(user: &str, password: &str) -> Result<Credentials, Fault> {
        if user.contains(':') {
            return Err(Fault::build(
                "the user name for basic authentication holds a colon (RFC 7617, 2)".to_owned(),
            ));
        }
        if user.chars().chain(password.chars()).any(char::is_control) {
            return Err(Fault::build(
                "the user name or the password for basic authentication holds a control \
                 character (RFC 7617, 2); is there a line break at its end?"
                    .to_owned(),
            ));
        }
        let both = Zeroizing::new(format!("{user}:{password}"));
        let mut value = String::with_capacity(6 + both.len().div_ceil(3) * 4);
        value.push_str("Basic ");
        push_base64(&mut value, both.as_bytes());
        Ok(Credentials::new(AUTHORIZATION, value))
    }

    /// A key in a header of its own.
    pub(super) fn api_key(name: &str, key: &str) -> Result<Credentials, Fault> {
        let name = header_name(name)?;
        of_every_call(&name)?;
        is_graphic("API key", key)?;
        Ok(Credentials::new(name, key.to_owned()))
    }

    fn new(name: HeaderName, value: String) -> Credentials {
        Credentials {
            name,
            value: Arc::new(Zeroizing::new(value)),
        }
    }

    pub(super) fn header(&self) -> Result<HeaderValue, Fault> {
        let mut value = HeaderValue::try_from(self.value.as_str())
            .map_err(|_| Fault::build("the credentials can't stand in a header".to_owned()))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

fn is_graphic(what: &str, text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(Fault::build(format!("the {what} is empty")));
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Fault::build(format!(
            "the {what} holds a control character, a space or a character outside ASCII; is there \
             a line break at its end?"
        )));
    }
    Ok(())
}

/// The digits of base64 (RFC 4648, 4).
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 with padding. There is room for it, so that no copy is left behind.
fn push_base64(to: &mut String, bytes: &[u8]) {
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4_usize {
            let index = bits >> (18 - 6 * digit) & 63;
            to.push(if digit > group.len() {
                '='
            } else {
                char::from(DIGITS[index as usize])
            });
        }
    }
}

/// What base64 stands for, up to the first byte that is none of its digits.
pub(super) fn from_base64(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let digits = text.iter().map_while(|byte| {
        let value = DIGITS.iter().position(|digit| digit == byte)?;
        u32::try_from(value).ok()
    });
    let (mut bits, mut count) = (0_u32, 0);
    for digit in digits {
        bits = bits << 6 | digit;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count).to_be_bytes()[3]);
        }
    }
    bytes
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("test:123\u{a3}", "dGVzdDoxMjPCow=="),
            ("\u{3ff}\u{fff}", "z7/gv78="),
        ] {
            let mut text = String::new();
            push_base64(&mut text, plain.as_bytes());
            assert_eq!(text, coded);
            assert_eq!(*from_base64(coded.as_bytes()), plain.as_bytes());
        }
    }

    #[test]
    fn the_room_for_basic_credentials_is_enough_from_the_start() {
        for password in ["", "1", "12", "123", "a long one with \u{a3}"] {
            let value = Credentials::basic("Aladdin", password).unwrap().value;
            let room = 6 + ("Aladdin:".len() + password.len()).div_ceil(3) * 4;
            assert_eq!(value.len(), room);
        }
        let known = Credentials::basic("Aladdin", "open sesame").unwrap();
        assert_eq!(known.value.as_str(), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }
}
