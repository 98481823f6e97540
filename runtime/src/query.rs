//! How a value becomes pairs of a query or form: a scalar is one pair, a list many, `None` none.

mod list;
mod serializer;

use std::fmt::Write;

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_core::ser::Error as _;

use crate::encode::EncodeError;
use crate::path::{RESERVED, push_encoded};

pub(crate) use serializer::QuerySerializer;

/// How a list stands in a query (OpenAPI 3.1, style values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `k=a&k=b`: OpenAPI's exploded `form`.
    Repeat,
    /// `k=a,b`: `form`, not exploded.
    Comma,
    /// `k[]=a&k[]=b`, the brackets percent-encoded.
    Brackets,
    /// `k=a%7Cb`: `pipeDelimited`.
    Pipes,
    /// `k=a%20b`: `spaceDelimited`.
    Spaces,
    /// Each member of a struct or map is a pair of its own.
    Flat,
}

impl Style {
    /// What stands between two items, as sent, and the character that no item may hold.
    fn delimiter(self) -> Option<(&'static str, Option<char>)> {
        match self {
            // An item's own comma is percent-encoded and so differs from this one.
            Style::Comma => Some((",", None)),
            Style::Pipes => Some(("%7C", Some('|'))),
            Style::Spaces => Some(("%20", Some(' '))),
            Style::Repeat | Style::Brackets | Style::Flat => None,
        }
    }
}

/// By which rule names and values are escaped.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Escaping {
    /// In a URL: all but the unreserved characters (RFC 3986, 2.3).
    Uri,
    /// In a body: the urlencoded serializing of the URL standard (WHATWG URL, 5.2).
    Form,
}

/// The pairs that were written so far.
pub(crate) struct Pairs<'a> {
    out: &'a mut String,
    escaping: Escaping,
    /// What stands before the next pair: `?` or `&` in a URL, nothing or `&` in a form.
    separator: &'static str,
    /// How many items of the current list were written.
    items: usize,
}

impl<'a> Pairs<'a> {
    pub(crate) fn new(out: &'a mut String, escaping: Escaping, separator: &'static str) -> Self {
        Pairs {
            out,
            escaping,
            separator,
            items: 0,
        }
    }

    pub(crate) fn separator(&self) -> &'static str {
        self.separator
    }

    /// Begins a pair.
    fn name(&mut self, name: &str, suffix: &str) {
        self.out.push_str(self.separator);
        self.separator = "&";
        self.escaped(name);
        if !suffix.is_empty() {
            self.escaped(suffix);
        }
        self.out.push('=');
    }

    /// Begins an item of a list: a pair of its own, or what follows a delimiter.
    fn item(&mut self, name: &str, style: Style) {
        self.items += 1;
        match style.delimiter() {
            Some((delimiter, _)) if self.items > 1 => self.out.push_str(delimiter),
            _ => self.name(name, if style == Style::Brackets { "[]" } else { "" }),
        }
    }

    fn escaped(&mut self, text: &str) {
        const FORM: &AsciiSet = &RESERVED.add(b'~').remove(b'*').remove(b' ');
        match self.escaping {
            Escaping::Uri => push_encoded(self.out, text, RESERVED),
            Escaping::Form => {
                for piece in utf8_percent_encode(text, FORM) {
                    self.out
                        .extend(piece.split(' ').flat_map(|word| ["+", word]).skip(1));
                }
            }
        }
    }
}

impl Write for Pairs<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.escaped(text);
        Ok(())
    }
}

fn no_place<T>(what: &str, way_out: &str) -> Result<T, EncodeError> {
    Err(EncodeError::custom(format_args!(
        "{what} has no place in a query; {way_out}"
    )))
}

#[cfg(test)]
mod tests;
