//! What stands at this place of the tape?
//!
//! Nothing here is generic: it is compiled once, in this crate.

use std::borrow::Cow;

use serde_core::de::Expected;

use super::entry::{Entry, Kind};
use super::error::{JsonError, Problem};
use super::number::{Ask, Number, number};
use super::{Tape, UNIT, text};

/// The name, and the key, by which `serde_json::value::RawValue` asks for the text of a value.
const RAW: &str = "$serde_json::private::RawValue";
/// The key by which `serde_json` tells the text of a number, with `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// A place on a tape.
///
/// Places behind the last entry belong to the map of one entry by which `serde_json` tells its own
/// types the text of a value. For the value at `n`, with `len` entries: `len + n` is the key
/// and `2 * len + n` the text of a raw value, `3 * len + n` and `4 * len + n` those of a number.
#[derive(Clone, Copy)]
pub(crate) struct Node<'t> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) at: usize,
}

impl<'t> Node<'t> {
    #[inline]
    pub(super) fn entry(self) -> Entry {
        match self.tape.entries.get(self.at) {
            Some(entry) => *entry,
            None => self.beyond(),
        }
    }

    #[inline]
    pub(super) fn kind(self) -> Kind {
        self.entry().kind()
    }

    #[cold]
    #[inline(never)]
    fn beyond(self) -> Entry {
        let len = self.tape.entries.len();
        let (start, end) = Node {
            at: self.at % len,
            ..self
        }
        .span();
        let kind = if self.at / len > 4 {
            Kind::Close
        } else {
            Kind::Exact
        };
        Entry::new(kind, start, end)
    }

    /// The place where the map with this value's text begins.
    #[cold]
    pub(super) fn exact(self) -> usize {
        self.at + self.tape.entries.len() * if self.kind() == Kind::Number { 3 } else { 1 }
    }

    /// The same, where a type asks for the text by its name.
    #[inline(never)]
    pub(super) fn raw(
        self,
        name: &str,
        expected: &dyn Expected,
    ) -> Result<Option<usize>, JsonError> {
        if name != RAW {
            return Ok(None);
        }
        match self.kind() {
            Kind::Broken | Kind::Absent | Kind::Missing | Kind::Unit => {
                Err(self.unexpected(expected))
            }
            _ => Ok(Some(self.at + self.tape.entries.len())),
        }
    }

    /// The place behind this value.
    pub(super) fn next(self) -> usize {
        self.behind().unwrap_or(self.at)
    }

    /// The place behind this value, or `None` where this is the end of a container.
    #[inline]
    pub(super) fn behind(self) -> Option<usize> {
        let Some(entry) = self.tape.entries.get(self.at) else {
            return self.behind_exact();
        };
        match entry.kind() {
            Kind::Array | Kind::Object | Kind::Deep => Some(entry.end + 1),
            Kind::Escaped => Some(self.at + 2),
            Kind::Close => None,
            _ => Some(self.at + 1),
        }
    }

    #[cold]
    #[inline(never)]
    fn behind_exact(self) -> Option<usize> {
        (self.kind() == Kind::Exact).then(|| self.at + self.tape.entries.len())
    }

    /// The bytes of the value, from its first to behind its last.
    pub(super) fn span(self) -> (usize, usize) {
        let entry = self.entry();
        let (start, end) = (entry.start(), entry.end);
        match entry.kind() {
            Kind::Text | Kind::Escaped | Kind::NotText => (start - 1, end + 1),
            Kind::Array | Kind::Object | Kind::Deep => {
                (start, Node { at: end, ..self }.entry().start() + 1)
            }
            Kind::Null | Kind::True => (start, start + 4),
            Kind::False => (start, start + 5),
            _ => (start, end),
        }
    }

    /// What the string says, if this is one, and it is text.
    #[inline(never)]
    pub(super) fn text(self) -> Option<&'t str> {
        let entry = self.entry();
        match entry.kind() {
            Kind::Text => self.tape.slice(entry.start(), entry.end),
            Kind::Escaped => {
                let aside = Node {
                    at: self.at + 1,
                    ..self
                }
                .entry();
                self.tape.unescaped.get(aside.start()..aside.end)
            }
            Kind::Exact => match self.at / self.tape.entries.len() {
                1 => Some(RAW),
                3 => Some(NUMBER),
                _ => self.tape.slice(entry.start(), entry.end),
            },
            _ => None,
        }
    }

    /// What the string says, be it text or not.
    #[inline(never)]
    pub(super) fn bytes(self) -> Option<Cow<'t, [u8]>> {
        let raw = self.raw_text()?;
        match self.text() {
            Some(text) => Some(Cow::Borrowed(text.as_bytes())),
            None if self.kind() == Kind::NotText => {
                let mut bytes = Vec::with_capacity(raw.len());
                let _ = text::unescape(self.tape.body, self.entry().start(), &mut bytes);
                Some(Cow::Owned(bytes))
            }
            None => Some(Cow::Borrowed(raw)),
        }
    }

    /// The string as it stands in the body.
    pub(super) fn raw_text(self) -> Option<&'t [u8]> {
        let entry = self.entry();
        let (start, end) = (entry.start(), entry.end);
        match entry.kind() {
            Kind::Text | Kind::Escaped | Kind::NotText => self.tape.body.get(start..end),
            _ => None,
        }
    }

    /// The text of the number, if this is one.
    #[inline(never)]
    pub(super) fn digits(self) -> Option<&'t [u8]> {
        let entry = self.entry();
        let (start, end) = (entry.start(), entry.end);
        if entry.kind() == Kind::Number {
            self.tape.body.get(start..end)
        } else {
            None
        }
    }

    #[inline(never)]
    pub(super) fn number(self, ask: Ask, expected: &dyn Expected) -> Result<Number, JsonError> {
        match self.digits().and_then(|digits| number(digits, ask)) {
            Some(number) => Ok(number),
            None => Err(self.unexpected(expected)),
        }
    }

    #[inline(never)]
    pub(super) fn bool(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// Whether a unit can be made of this: at the root, of almost everything.
    #[inline(never)]
    pub(super) fn is_unit(self) -> bool {
        match self.kind() {
            Kind::Null | Kind::Absent | Kind::Unit => true,
            Kind::Missing => false,
            _ => self.at == 0,
        }
    }

    /// What the inside of an `Option` is to be made of.
    #[inline(never)]
    pub(super) fn inside(self) -> Option<Node<'t>> {
        match self.kind() {
            Kind::Null | Kind::Absent if self.at == 0 => Some(Node { at: UNIT, ..self }),
            Kind::Null | Kind::Absent | Kind::Missing => None,
            _ => Some(self),
        }
    }

    /// Nothing is read of a value that is ignored, but there has to be one.
    #[inline(never)]
    pub(super) fn ignored(self, expected: &dyn Expected) -> Result<(), JsonError> {
        match self.kind() {
            Kind::Broken | Kind::Absent | Kind::Missing | Kind::Unit => {
                Err(self.unexpected(expected))
            }
            _ => Ok(()),
        }
    }

    #[inline(never)]
    pub(super) fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    #[inline(never)]
    pub(super) fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// A container that a type has read, as far as this place, must have been read to its end.
    #[inline(never)]
    pub(super) fn closed(self, at: usize, is_read: bool) -> Result<(), JsonError> {
        let end = Node { at, ..self };
        if is_read && end.kind() != Kind::Close {
            Err(end.says("expected nothing more here".to_owned()))
        } else {
            Ok(())
        }
    }

    /// The place of a variant's name, and whether nothing but the name stands here.
    #[inline(never)]
    pub(super) fn variant(self) -> Result<(usize, bool), JsonError> {
        match self.kind() {
            Kind::Text | Kind::Escaped | Kind::NotText => Ok((self.at, true)),
            Kind::Object
                if (Node {
                    at: self.at + 1,
                    ..self
                })
                .kind()
                    != Kind::Close =>
            {
                Ok((self.at + 1, false))
            }
            _ => Err(self.unexpected(&"a variant: a string, or an object with one key")),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn unexpected(self, expected: &dyn Expected) -> JsonError {
        match self.kind() {
            Kind::Broken => JsonError::new(self.at, Problem::Syntax),
            Kind::Absent | Kind::Unit => JsonError::new(self.at, Problem::Absent),
            Kind::Missing => JsonError::new(self.at, Problem::Missing),
            Kind::Deep => self.says("expected no more than 127 levels".to_owned()),
            _ => self.says(format!("expected {expected}, found {}", self.found())),
        }
    }

    #[cold]
    pub(super) fn says(self, message: String) -> JsonError {
        JsonError::new(self.at, Problem::Said(message))
    }
}

impl<'a> Tape<'a> {
    #[inline]
    fn slice(&self, start: usize, end: usize) -> Option<&'a str> {
        match self.text {
            Some(text) => text.get(start..end),
            None => std::str::from_utf8(self.body.get(start..end)?).ok(),
        }
    }
}
