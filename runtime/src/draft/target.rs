//! How the URL of a request is written: the base, the route with its values, and the query.

use std::fmt::{Display, Write};

use bytes::Bytes;
use http::Uri;

use crate::base::BaseUrl;
use crate::encode::EncodeError;
use crate::fault::Fault;
use crate::path::{Encoded, EncodedSegments, is_dot_segment};
use crate::query::{Pairs, Place, QuerySerializer, Style};

/// The URL under way, in one buffer.
pub(super) struct Target {
    text: String,
    /// Where the path of the route begins.
    start: usize,
    /// What is still to come of the route.
    route: &'static str,
    separator: &'static str,
    /// Whether a segment is made of a value and something else, so that only the whole shows what it is.
    mixed: bool,
}

impl Target {
    pub(super) fn new(base: &BaseUrl, route: &'static str, values: usize) -> Target {
        let base = base.as_str();
        let mut text = String::with_capacity(base.len() + route.len() + 24 * values);
        text.push_str(base);
        Target {
            start: text.len(),
            text,
            route,
            separator: "?",
            mixed: false,
        }
    }

    /// Puts a value in the place of the next placeholder.
    pub(super) fn path(&mut self, name: &str, value: &dyn Display) -> Result<(), Fault> {
        let (before, after) = parted(self.route, b'<');
        let (placeholder, after) = parted(after, b'>');
        self.text.push_str(before);
        self.route = after;
        let rest = placeholder.ends_with("..");
        let start = self.text.len();
        let written = if rest {
            write!(EncodedSegments(&mut self.text), "{value}")
        } else {
            write!(Encoded(&mut self.text), "{value}")
        };
        if written.is_err() {
            return Err(Fault::build(format!(
                "the path field `{name}` has a `Display` that failed"
            )));
        }
        let text = &self.text[start..];
        if text.is_empty() {
            return Err(Fault::build(format!(
                "the path field `{name}` is empty: the request would go to another path"
            )));
        }
        if rest && text.split('/').any(str::is_empty) {
            return Err(Fault::build(format!(
                "the path field `{name}` has an empty segment: no slash at an end, none doubled"
            )));
        }
        let ends = matches!(after.as_bytes().first(), None | Some(b'/' | b'?'));
        let whole = before.ends_with('/') && ends;
        self.mixed |= !whole;
        let alone = rest || whole;
        let dots = if rest {
            text.split('/').find(|segment| is_dots(segment))
        } else {
            Some(text).filter(|text| is_dots(text))
        };
        if let Some(dots) = dots.filter(|_| alone) {
            return Err(Fault::build(format!(
                "the path field `{name}` holds the segment `{dots}`, which URL parsers would \
                 resolve to another path"
            )));
        }
        Ok(())
    }

    /// Adds pairs to the query. The values of the path were given before, so that the rest of the
    /// route is literal.
    pub(super) fn query(
        &mut self,
        name: &str,
        style: Style,
        write: &dyn Fn(QuerySerializer<'_, '_>) -> Result<(), EncodeError>,
    ) -> Result<(), EncodeError> {
        let rest = std::mem::take(&mut self.route);
        self.text.push_str(rest);
        if rest.bytes().any(|byte| byte == b'?') {
            self.separator = "&";
        }
        let mut pairs = Pairs::new(&mut self.text, Place::Query, self.separator);
        write(QuerySerializer::new(&mut pairs, name, style))?;
        self.separator = pairs.separator();
        Ok(())
    }

    /// The whole URL.
    pub(super) fn finish(mut self) -> Result<Uri, Fault> {
        let rest = self.route;
        self.text.push_str(rest);
        // A value alone was looked at, and so was the route's own text, by the macro; it can hold
        // `%2e` beside a value.
        if self.mixed && has_dot_segment(parted(&self.text[self.start..], b'?').0) {
            return Err(Fault::build(
                "the values of its path make the segment `.` or `..`: URL parsers would send the \
                 request to another path"
                    .to_owned(),
            ));
        }
        let length = self.text.len();
        Uri::from_maybe_shared(Bytes::from(self.text))
            .map_err(|why| Fault::build(format!("its URL of {length} bytes is refused: {why}")))
    }
}

/// The text before and after a byte of ASCII; searching in short texts by `str`'s own means takes
/// longer to begin than to end.
fn parted(text: &str, at: u8) -> (&str, &str) {
    match text.bytes().position(|byte| byte == at) {
        Some(found) => (&text[..found], &text[found + 1..]),
        None => (text, ""),
    }
}

/// Whether a path has a segment that is a dot or two, in any spelling.
fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(is_dot_segment)
}

fn is_dots(segment: &str) -> bool {
    matches!(segment, "." | "..")
}
