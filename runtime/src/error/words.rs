//! How does a sentence quote what a server says of its failure?

use std::fmt::{self, Formatter};

use http::header::CONTENT_TYPE;

use super::Status;
use super::said::{Cut, message_of};
use crate::fault::Report;

/// The status of an answer whose words are not shown.
pub(super) fn quiet(f: &mut Formatter<'_>, report: &Report) -> fmt::Result {
    if let Some((parts, _)) = &report.answer {
        write!(f, "{}", Status(parts.status))?;
    }
    f.write_str(" with a text that is not shown, for it repeats a credential")
}

/// The status and the server's own words, which a type may have for them.
pub(super) fn quote(f: &mut Formatter<'_>, report: &Report, said: Option<&str>) -> fmt::Result {
    let Some((parts, body)) = &report.answer else {
        return Ok(());
    };
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
