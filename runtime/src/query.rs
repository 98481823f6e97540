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

/// Where the pairs stand, by which names and values are escaped.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// In a URL: all but the unreserved characters (RFC 3986, 2.3).
    Query,
    /// In a body: the urlencoded serializing of the URL standard (WHATWG URL, 5.2).
    Form,
    /// In a multipart body, each value as a part of text: escaped as in a URL until then.
    Part,
}

impl Place {
    fn name(self) -> &'static str {
        match self {
            Place::Query => "a query",
            Place::Form => "a form",
            Place::Part => "a part of text",
        }
    }

    /// What is done with a struct or a map, which is many pairs.
    fn of_members(self) -> &'static str {
        match self {
            Place::Query => {
                "flatten it: `#[query(flatten)]`, or `#[serde(flatten)]` where a struct holds it"
            }
            Place::Form => "flatten it: `#[serde(flatten)]`",
            Place::Part => "send its JSON: `Part::bytes(…).content_type(\"application/json\")`",
        }
    }
}

/// The pairs that were written so far.
pub(crate) struct Pairs<'a> {
    out: &'a mut String,
    place: Place,
    /// What stands before the next pair: `?` or `&` in a URL, nothing or `&` in a form.
    separator: &'static str,
    /// How many items of the current list were written.
    items: usize,
}

impl<'a> Pairs<'a> {
    pub(crate) fn new(out: &'a mut String, place: Place, separator: &'static str) -> Self {
        Pairs {
            out,
            place,
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

    /// The error for what has none here.
    fn no_place<T>(&self, what: &str, way_out: &str) -> Result<T, EncodeError> {
        let place = self.place.name();
        Err(EncodeError::custom(format_args!(
            "{what} has no place in {place}; {way_out}"
        )))
    }

    fn escaped(&mut self, text: &str) {
        const FORM: &AsciiSet = &RESERVED.add(b'~').remove(b'*').remove(b' ');
        match self.place {
            Place::Query | Place::Part => push_encoded(self.out, text, RESERVED),
            Place::Form => {
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

#[cfg(test)]
mod tests;
