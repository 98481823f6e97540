//! How is a version of a resource named in a header, and when are two of them the same?

use std::fmt;
use std::str::FromStr;

use http::HeaderValue;

use crate::header::{HeaderField, HeaderLine};

/// The name that a server gives a version of a resource: `"abc"`, or `W/"abc"` for a weak one (RFC
/// 9110, 8.8.3).
///
/// It is kept as the server wrote it, and is a header field of its own:
///
/// ```
/// use endpoint::{ETag, endpoint};
///
/// #[endpoint(GET "/feed" -> endpoint::Text)]
/// struct Feed<'a> {
///     #[header("If-None-Match")]
///     known: Option<&'a ETag>,
/// }
///
/// let etag: ETag = r#"W/"v7""#.parse()?;
/// assert!(etag.is_weak());
/// assert_eq!(etag.opaque(), b"v7");
/// # Ok::<(), endpoint::InvalidETag>(())
/// ```
///
/// `==` says whether two are written the same; whether they name the same version is asked with
/// [`weak_eq`](ETag::weak_eq) or [`strong_eq`](ETag::strong_eq).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ETag(HeaderValue);

impl ETag {
    /// A tag that stands for the same bytes each time.
    ///
    /// # Errors
    ///
    /// A character that can't stand in a tag: a quote, a space, or a control character.
    pub fn strong(opaque: &str) -> Result<ETag, InvalidETag> {
        ETag::read(format!("\"{opaque}\"").into())
    }

    /// A tag that stands for the same meaning each time.
    ///
    /// # Errors
    ///
    /// As [`strong`](ETag::strong).
    pub fn weak(opaque: &str) -> Result<ETag, InvalidETag> {
        ETag::read(format!("W/\"{opaque}\"").into())
    }

    /// Whether it says no more than that the meaning is the same.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.0.as_bytes().starts_with(b"W/")
    }

    /// What stands between the quotes.
    #[must_use]
    pub fn opaque(&self) -> &[u8] {
        between_quotes(self.0.as_bytes()).unwrap_or_default()
    }

    /// Whether both name the same version, and neither is weak (RFC 9110, 8.8.3.2): for
    /// `If-Match` and ranges.
    #[must_use]
    pub fn strong_eq(&self, other: &ETag) -> bool {
        !self.is_weak() && !other.is_weak() && self.weak_eq(other)
    }

    /// Whether both name the same version, weak or not: for `If-None-Match`.
    #[must_use]
    pub fn weak_eq(&self, other: &ETag) -> bool {
        self.opaque() == other.opaque()
    }

    fn read(bytes: Vec<u8>) -> Result<ETag, InvalidETag> {
        match HeaderValue::from_maybe_shared(bytes::Bytes::from(bytes)) {
            Ok(value) => ETag::try_from(&value),
            Err(_) => Err(InvalidETag(())),
        }
    }
}

/// What stands between the quotes of a tag, if it is one. `etagc` is any character but a quote, white
/// space and control characters; a byte beyond ASCII is one too.
fn between_quotes(tag: &[u8]) -> Option<&[u8]> {
    let quoted = tag.strip_prefix(b"W/").unwrap_or(tag);
    let opaque = quoted.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    let allowed = |byte: &u8| matches!(byte, 0x21 | 0x23..=0x7e | 0x80..);
    opaque.iter().all(allowed).then_some(opaque)
}

/// The value of an `ETag` header.
impl TryFrom<&HeaderValue> for ETag {
    type Error = InvalidETag;

    fn try_from(value: &HeaderValue) -> Result<ETag, InvalidETag> {
        match between_quotes(value.as_bytes()) {
            Some(_) => Ok(ETag(value.clone())),
            None => Err(InvalidETag(())),
        }
    }
}

impl FromStr for ETag {
    type Err = InvalidETag;

    fn from_str(text: &str) -> Result<ETag, InvalidETag> {
        ETag::read(text.as_bytes().to_vec())
    }
}

/// As it stands in the header. Bytes that are not UTF-8 are shown as `�`.
impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.0.as_bytes()))
    }
}

impl fmt::Debug for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ETag({self})")
    }
}

#[diagnostic::do_not_recommend]
impl HeaderField for ETag {
    fn write(&self, line: &mut HeaderLine) {
        line.push_quoted(self.0.as_bytes());
    }
}

/// A text is no entity tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidETag(());

impl fmt::Display for InvalidETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no entity tag (RFC 9110, 8.8.3)")
    }
}

impl std::error::Error for InvalidETag {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tag(text: &str) -> ETag {
        text.parse().unwrap()
    }

    #[test]
    fn a_tag_is_sent_as_it_came() {
        for text in ["\"\"", "\"abc\"", "W/\"a,b\\c\"", "\"é\"", "\"W/\""] {
            assert_eq!(tag(text).to_string(), text);
        }
        let latin = HeaderValue::from_bytes(b"\"\xff\"").unwrap();
        let latin = ETag::try_from(&latin).unwrap();
        let mut line = HeaderLine::default();
        vec![latin, tag("W/\"a,b\"")].write(&mut line);
        let value = line.finish(false).unwrap().unwrap();
        assert_eq!(value.as_bytes(), b"\"\xff\", W/\"a,b\"");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for text in [
            "",
            "*",
            "abc",
            "\"",
            "\"a",
            "a\"",
            "w/\"a\"",
            "W/",
            "W/a",
            "\"a\"b\"",
            "\"a b\"",
            "\"a\" ",
            "\"\t\"",
            "\"\r\n\"",
            "\"\0\"",
            "\"a\", \"b\"",
        ] {
            assert_eq!(text.parse::<ETag>(), Err(InvalidETag(())), "{text}");
        }
        assert!(ETag::strong("a\"b").is_err() && ETag::weak("a b").is_err());
    }

    #[test]
    fn the_comparisons_are_those_of_the_table_in_rfc_9110() {
        for (a, b, strong, weak) in [
            ("W/\"1\"", "W/\"1\"", false, true),
            ("W/\"1\"", "W/\"2\"", false, false),
            ("W/\"1\"", "\"1\"", false, true),
            ("\"1\"", "\"1\"", true, true),
        ] {
            let (a, b) = (tag(a), tag(b));
            assert_eq!((a.strong_eq(&b), a.weak_eq(&b)), (strong, weak));
            assert_eq!((b.strong_eq(&a), b.weak_eq(&a)), (strong, weak));
        }
    }

    proptest! {
        #[test]
        fn what_is_a_tag_keeps_its_parts(opaque in any::<String>()) {
            for (made, weak) in [(ETag::strong(&opaque), false), (ETag::weak(&opaque), true)] {
                let Ok(made) = made else { continue };
                prop_assert_eq!((made.opaque(), made.is_weak()), (opaque.as_bytes(), weak));
                prop_assert_eq!(made.to_string().parse(), Ok(made));
            }
        }
    }
}
