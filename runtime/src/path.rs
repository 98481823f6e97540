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
    let plain = |text: &str| matches!(text, "." | "..");
    plain(segment) || segment.len() <= 6 && plain(&segment.to_ascii_lowercase().replace("%2e", "."))
}

/// Writes text percent-encoded to the end of a target.
pub(crate) struct Encoded<'a>(pub(crate) &'a mut String);

impl Write for Encoded<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend(utf8_percent_encode(text, RESERVED));
        Ok(())
    }
}

/// As [`Encoded`], but a slash stays: the value is one or more segments.
pub(crate) struct EncodedSegments<'a>(pub(crate) &'a mut String);

impl Write for EncodedSegments<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const SET: &AsciiSet = &RESERVED.remove(b'/');
        self.0.extend(utf8_percent_encode(text, SET));
        Ok(())
    }
}
