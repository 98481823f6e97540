//! What does a server say of its failure, and how much of it is shown?

use std::fmt::{self, Formatter, Write};

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use http::response::Parts;

use super::Status;
use crate::fault::Report;

/// The most characters of a server's own words that are shown.
const MOST: usize = 300;

/// The status of an answer whose words are not shown.
pub(super) fn quiet(f: &mut Formatter<'_>, report: &Report) -> fmt::Result {
    if let Some((parts, _)) = &report.answer {
        write!(f, "{}", Status(parts.status))?;
    }
    f.write_str(" with a text that is not shown, for it repeats a credential")
}

/// The status and the server's own words.
pub(super) fn quote(
    f: &mut Formatter<'_>,
    cut: bool,
    said: Option<&str>,
    parts: &Parts,
    body: &Bytes,
) -> fmt::Result {
    write!(f, "{}", Status(parts.status))?;
    let message = said
        .map(str::to_owned)
        .or_else(|| message_of(body))
        .unwrap_or_default();
    // What follows is joined by a semicolon.
    let message = message.trim().trim_end_matches('.');
    if body.is_empty() && parts.status != StatusCode::NOT_MODIFIED {
        f.write_str(if cut {
            " with a body that did not come"
        } else {
            " with an empty body"
        })?;
    } else if message.is_empty() && !body.is_empty() {
        let kind = parts
            .headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        write!(
            f,
            ": {} bytes of {}",
            body.len(),
            Cut(kind.unwrap_or("no declared type"))
        )?;
    } else if !message.is_empty() && Some(message) != parts.status.canonical_reason() {
        write!(f, ": {}", Cut(message))?;
    }
    Ok(())
}

/// The text that most APIs put into the body of a failure.
fn message_of(body: &Bytes) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(body).ok()?;
    ["message", "detail", "title", "error"]
        .iter()
        .find_map(|key| value.get(key)?.as_str().map(str::to_owned))
}

/// A server's words, at most [`MOST`] characters of them and on one line.
struct Cut<'a>(&'a str);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, character) in self.0.chars().enumerate() {
            if at == MOST {
                return f.write_char('…');
            }
            f.write_char(if character.is_control() {
                ' '
            } else {
                character
            })?;
        }
        Ok(())
    }
}
