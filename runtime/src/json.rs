//! How does a body become a value?
//!
//! In two steps, so that a user's crate compiles as little as it can. [`Tape::parse`] reads the
//! bytes once, knows no type and never fails; [`Tape::fill`] reads the tape through
//! `serde_core::Deserializer`, whose generic methods are a few lines each.
//!
//! Verdicts and values are those of `serde_json::from_slice`, with these deliberate differences:
//!
//! - At the root, and only there, `()` takes any content and `Option` asks what is inside it: see
//!   [`Tape::fill`].
//! - A control character in a string is refused wherever it stands. `serde_json` lets it pass
//!   when the string is read as bytes.
//! - The name of a variant written as a bare string is read by the rules for keys, as it is in an
//!   object. Only a hand-written visitor that asks for a number there can tell.
//! - A string with escapes can be borrowed, by code between the body and an owned type.
//! - A hand-written visitor that calls its `MapAccess` out of order (a value before its key) gets
//!   what stands there instead of an error.
//! - Errors are ours: they know the path and the byte, and never echo more than a few characters.

mod access;
mod de;
mod entry;
mod error;
mod explain;
mod key;
mod node;
mod number;
mod parse;
mod path;
mod text;

#[cfg(test)]
mod tests;

use serde_core::de::DeserializeOwned;

use self::entry::{Entry, Kind};
pub(crate) use self::error::JsonError;
pub(crate) use self::explain::DecodeError;
pub(crate) use self::node::Node;
use self::parse::Syntax;

/// A body, read once.
///
/// The entries stand in the order of the body, a container's between its own and its `Close`.
pub(crate) struct Tape<'a> {
    body: &'a [u8],
    /// The body once more, where all of it is UTF-8.
    text: Option<&'a str>,
    entries: Vec<Entry>,
    /// The strings that had escapes, without them.
    unescaped: String,
    syntax: Option<Box<Syntax>>,
}

/// Where the second look at a root `null`, or at no content, begins.
const AGAIN: usize = 1;
/// The place of the entry that accepts nothing but a unit, on the tapes that have an [`AGAIN`].
const UNIT: usize = 2;

/// Where a value goes, whatever its type is.
pub(crate) trait FromNode {
    /// The error, where the node does not become the value.
    fn read(&mut self, node: Node<'_>) -> Option<JsonError>;
}

impl<T: DeserializeOwned> FromNode for Option<T> {
    fn read(&mut self, node: Node<'_>) -> Option<JsonError> {
        match T::deserialize(node) {
            Ok(value) => {
                *self = Some(value);
                None
            }
            Err(error) => Some(error),
        }
    }
}

impl<'a> Tape<'a> {
    /// Never fails: a body that is not JSON becomes a tape whose root remembers the syntax error.
    pub(crate) fn parse(body: &'a [u8]) -> Tape<'a> {
        let mut tape = parse::parse(body);
        match tape.entries.first() {
            Some(root) if root.kind() == Kind::Null => tape.look_twice(*root),
            _ => {}
        }
        tape
    }

    /// A success without content.
    pub(crate) fn absent() -> Tape<'static> {
        let mut tape = Tape::of(Kind::Absent);
        tape.look_twice(Entry::new(Kind::Absent, 0, 0));
        tape
    }

    /// A 404: only an `Option` can make something of it.
    pub(crate) fn missing() -> Tape<'static> {
        Tape::of(Kind::Missing)
    }

    fn of(root: Kind) -> Tape<'static> {
        Tape {
            body: b"",
            text: Some(""),
            entries: vec![Entry::new(root, 0, 0)],
            unescaped: String::new(),
            syntax: None,
        }
    }

    /// A root that an `Option` reads twice: first as `Some` of a unit, then as `None`.
    fn look_twice(&mut self, root: Entry) {
        self.entries = vec![
            root,
            root,
            Entry::new(Kind::Unit, root.start(), root.start()),
        ];
    }

    /// Puts the value there. At the root a unit takes whatever is there, even what is not JSON, and
    /// so does an `Option` of a unit (`Some(())`); no content, or `null`, is `None` for any other.
    pub(crate) fn fill(&self, value: &mut dyn FromNode) -> Result<(), JsonError> {
        let mut at = 0;
        while let Some(error) = value.read(Node { tape: self, at }) {
            at = self.again(at, error)?;
        }
        Ok(())
    }

    /// Says where an error of [`Tape::fill`] on this tape is, and what stands there.
    pub(crate) fn explain(&self, error: JsonError) -> DecodeError {
        explain::explain(self, error)
    }

    /// Where to look once more, or the error where there is no such place.
    #[cold]
    fn again(&self, at: usize, error: JsonError) -> Result<usize, JsonError> {
        if at != AGAIN && self.has_second_look() {
            Ok(AGAIN)
        } else {
            Err(error.at(0))
        }
    }

    fn has_second_look(&self) -> bool {
        self.entries
            .get(UNIT)
            .is_some_and(|entry| entry.kind() == Kind::Unit)
    }
}
