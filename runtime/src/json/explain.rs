//! Where is an error, and what does the body say there?

use std::fmt;

use super::Tape;
use super::entry::Kind;
use super::error::{JsonError, Problem};
use super::node::Node;
use super::parse::{NO_MORE, most_entries};
use super::path::{cut, one_line, path};

/// Why a body did not become a value, with the path, the byte and the body around it.
#[derive(Debug)]
pub(crate) struct DecodeError {
    absent: bool,
    path: String,
    byte: usize,
    message: String,
    /// Empty where there is no body.
    excerpt: String,
}

impl DecodeError {
    /// Whether there was no content where the type needs some.
    pub(crate) fn is_absent(&self) -> bool {
        self.absent
    }

    /// Where the error is: `items[3].owner.login`, or `.` for the whole body.
    #[cfg(test)]
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The byte of the body at which what the error is about begins.
    #[cfg(test)]
    pub(crate) fn byte(&self) -> usize {
        self.byte
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DecodeError {
            path,
            byte,
            message,
            excerpt,
            ..
        } = self;
        if excerpt.is_empty() {
            return f.write_str(message);
        }
        write!(
            f,
            "at `{path}` (byte {byte}): {message}; the body there: `{excerpt}`"
        )
    }
}

impl std::error::Error for DecodeError {}

#[cold]
#[inline(never)]
pub(super) fn explain(tape: &Tape<'_>, error: JsonError) -> DecodeError {
    let said = error.to_string();
    let (at, problem) = error.into_parts();
    let absent = matches!(problem, Problem::Absent);
    let (byte, path, message) = if let (Problem::Syntax, Some(syntax)) = (&problem, &tape.syntax) {
        let found = found(tape.body, syntax.byte);
        (
            syntax.byte,
            syntax.path.clone(),
            match syntax.expected {
                NO_MORE => format!(
                    "a body of {} bytes may have {} values, keys and ends of lists, and there are \
                     more",
                    tape.body.len(),
                    most_entries(tape.body.len())
                ),
                expected => format!("not JSON: {expected}, found {found}"),
            },
        )
    } else {
        // All entries of a tape that is looked at twice are the root.
        let at = if tape.has_second_look() {
            0
        } else {
            at.min(tape.entries.len() - 1)
        };
        let node = Node { tape, at };
        // A visitor knows a number only as what it was rounded to.
        let said = match (problem, node.kind()) {
            (Problem::Number { expected, .. }, Kind::Number) => {
                format!("expected {expected}, found {}", node.found())
            }
            _ => said,
        };
        (node.span().0, path(tape, at), said)
    };
    let excerpt = excerpt(tape.body, byte);
    DecodeError {
        absent,
        path,
        byte,
        message,
        excerpt,
    }
}

/// The character at which the syntax went wrong.
fn found(body: &[u8], byte: usize) -> String {
    let rest = &body[byte.min(body.len())..];
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(4)]);
    match rest.chars().next() {
        None => "the end of the body".to_owned(),
        Some(char) => format!("`{}`", char.escape_debug()),
    }
}

/// How much of the body before the byte is shown, and how much of it at all.
const BEFORE: usize = 80;
const EXCERPT: usize = 200;

/// The body around the byte, on one line.
fn excerpt(body: &[u8], byte: usize) -> String {
    let byte = byte.min(body.len());
    // A body that fits is shown whole.
    let mut start = if body.len() <= EXCERPT / 2 {
        0
    } else {
        byte.saturating_sub(BEFORE)
    };
    while start > 0 && start < byte && body[start] & 0xC0 == 0x80 {
        start += 1;
    }
    // Each character has at most four bytes, and more than the limit is cut anyway.
    let end = body.len().min(start + 4 * EXCERPT);
    let before = String::from_utf8_lossy(&body[start..byte]);
    let after = String::from_utf8_lossy(&body[byte..end]);
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    // What stands before the byte is escaped first, so that the byte itself is always in sight.
    out.push_str(&last(&one_line(before.chars()), EXCERPT / 2));
    let left = EXCERPT - out.chars().count();
    out.push_str(&cut(&after, left));
    out
}

/// The last so many characters.
fn last(text: &str, limit: usize) -> String {
    let count = text.chars().count();
    if count <= limit {
        return text.to_owned();
    }
    let kept = text.chars().skip(count - limit + 1);
    std::iter::once('…').chain(kept).collect()
}
