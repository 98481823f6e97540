//! How is what a server says of its failure quoted: its own words, and how much of them?

use std::fmt::{self, Formatter, Write};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::response::Parts;
use serde_json::{Map, Value};

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

/// The status and the server's own words, which a type may have for them.
pub(super) fn quote(
    f: &mut Formatter<'_>,
    report: &Report,
    (parts, body): &(Parts, Bytes),
    said: Option<&str>,
) -> fmt::Result {
    write!(f, "{}", Status(parts.status))?;
    let message = said
        .filter(|said| !said.trim().is_empty())
        .map(str::to_owned)
        .or_else(|| message_of(body))
        .unwrap_or_default();
    // What follows is joined by a semicolon.
    let message = message.trim().trim_end_matches('.');
    if body.is_empty() && report.is_about_a_body() {
        f.write_str(if report.cut {
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
fn message_of(body: &[u8]) -> Option<String> {
    let members = serde_json::from_slice(body).ok()?;
    usual_message(&members).map(str::to_owned)
}

/// The same, of the members of the body. Many APIs have it a level deeper:
/// `{"error": {"message": "…"}}`.
pub(crate) fn usual_message(members: &Map<String, Value>) -> Option<&str> {
    ["message", "detail", "title", "error"]
        .iter()
        .find_map(|name| {
            let member = members.get(*name)?;
            let text = member.get("message").unwrap_or(member).as_str()?;
            (!text.trim().is_empty()).then_some(text)
        })
}

/// A server's words, at most [`MOST`] characters of them and on one line.
struct Cut<'a>(&'a str);

impl fmt::Display for Cut<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (at, character) in self.0.chars().enumerate() {
            if at == MOST {
                return f.write_char('…');
            }
            f.write_char(if is_unseen(character) { ' ' } else { character })?;
        }
        Ok(())
    }
}

/// Whether a character would not be seen as one: it controls a terminal, ends a line, turns the
/// direction of the text behind it, or is nothing at all.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_members_are_read_in_their_order_and_one_level_deep() {
        for (body, message) in [
            (r#"{"message": "a", "detail": "b"}"#, Some("a")),
            (r#"{"message": null, "detail": "b"}"#, Some("b")),
            (r#"{"message": " ", "detail": "b"}"#, Some("b")),
            (r#"{"title": "c", "error": "d"}"#, Some("c")),
            (r#"{"error": {"message": "e", "code": 7}}"#, Some("e")),
            (r#"{"error": {"code": 7}}"#, None),
            (r#"{"error": {"message": {"message": "f"}}}"#, None),
            (r#"{"error": true}"#, None),
            (r#"["message"]"#, None),
            ("{", None),
        ] {
            assert_eq!(message_of(body.as_bytes()).as_deref(), message, "{body}");
        }
    }

    #[test]
    fn what_would_not_be_seen_is_a_space() {
        for unseen in [
            '\0', '\n', '\u{1b}', '\u{202e}', '\u{2029}', '\u{2066}', '\u{feff}',
        ] {
            assert_eq!(Cut(&format!("a{unseen}b")).to_string(), "a b");
        }
        let long = "é".repeat(MOST + 1);
        assert_eq!(Cut(&long).to_string(), format!("{}…", "é".repeat(MOST)));
    }
}
