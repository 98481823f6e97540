//! How a value becomes part of a path: what is encoded, and what is refused.

use std::fmt::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters (RFC 3986, 2.3).
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What may stand in a path as it is: RFC 3986's `pchar` without the percent sign.
pub(crate) const fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')'
        )
        || matches!(byte, b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@')
}

/// Whether URL parsers drop this segment or the one before it; they take `%2e` for a dot.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    let mut dots = 0;
    let mut rest = segment.as_bytes();
    loop {
        rest = match rest {
            [] => return matches!(dots, 1 | 2),
            [b'.', rest @ ..] | [b'%', b'2', b'e' | b'E', rest @ ..] => rest,
            _ => return false,
        };
        dots += 1;
    }
}

/// The bytes that stand everywhere as they are: RFC 3986's `unreserved`.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "it is less than 256")]
        let is = byte as u8;
        table[byte] = is.is_ascii_alphanumeric() || matches!(is, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    table
};

/// Adds text with all but its unreserved characters encoded. Most text has no others.
pub(crate) fn push_encoded(target: &mut String, text: &str, reserved: &'static AsciiSet) {
    if text.bytes().all(|byte| UNRESERVED[usize::from(byte)]) {
        target.push_str(text);
    } else {
        target.extend(utf8_percent_encode(text, reserved));
    }
}

/// Writes text percent-encoded to the end of a target.
pub(crate) struct Encoded<'a>(pub(crate) &'a mut String);

impl Write for Encoded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        push_encoded(self.0, text, RESERVED);
        Ok(())
    }
}

/// As [`Encoded`], but a slash stays: the value is one or more segments.
pub(crate) struct EncodedSegments<'a>(pub(crate) &'a mut String);

impl Write for EncodedSegments<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const SET: &AsciiSet = &RESERVED.remove(b'/');
        push_encoded(self.0, text, SET);
        Ok(())
    }
}
