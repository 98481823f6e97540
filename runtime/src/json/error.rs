//! What went wrong, before anyone asked where?
//!
//! Built without a glance at the tape: an untagged enum makes and drops these by the dozen.

use std::fmt;

use serde_core::de::{self, Expected, Unexpected};

use super::path::{cut, quoted};

/// Why a body did not become a value. [`Tape::explain`](super::Tape::explain) says where.
#[derive(Debug)]
pub(crate) struct JsonError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    at: Option<usize>,
    problem: Problem,
}

#[derive(Debug)]
pub(super) enum Problem {
    Absent,
    Missing,
    Syntax,
    Said(String),
    /// A number that a visitor refused, as it was handed over. The body has its own digits.
    Number {
        expected: String,
        read: String,
    },
}

/// How much of a message that others wrote is kept.
const MESSAGE: usize = 200;

impl JsonError {
    #[cold]
    #[inline(never)]
    pub(super) fn new(at: usize, problem: Problem) -> JsonError {
        JsonError(Box::new(Inner {
            at: Some(at),
            problem,
        }))
    }

    #[cold]
    #[inline(never)]
    fn said(message: String) -> JsonError {
        JsonError(Box::new(Inner {
            at: None,
            problem: Problem::Said(message),
        }))
    }

    /// A visitor was given what it can't take.
    #[cold]
    #[inline(never)]
    fn refused(found: Unexpected<'_>, expected: &dyn Expected) -> JsonError {
        let read = match found {
            Unexpected::Unsigned(number) => number.to_string(),
            Unexpected::Signed(number) => number.to_string(),
            Unexpected::Float(number) => format!("{number:?}"),
            _ => return JsonError::said(format!("expected {expected}, found {}", shown(found))),
        };
        let expected = expected.to_string();
        JsonError(Box::new(Inner {
            at: None,
            problem: Problem::Number { expected, read },
        }))
    }

    #[cold]
    pub(super) fn out_of_order(at: usize) -> JsonError {
        JsonError::new(
            at,
            Problem::Said("expected a value after its key".to_owned()),
        )
    }

    #[cold]
    pub(super) fn bare(at: usize, form: &str) -> JsonError {
        let message = format!("expected the variant with {form}, found its bare name");
        JsonError::new(at.saturating_sub(1), Problem::Said(message))
    }

    /// The error is at this value, unless it already is at one inside it.
    #[cold]
    #[inline(never)]
    pub(super) fn at(mut self, at: usize) -> JsonError {
        self.0.at.get_or_insert(at);
        self
    }

    pub(super) fn into_parts(self) -> (usize, Problem) {
        (self.0.at.unwrap_or(0), self.0.problem)
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0.problem {
            Problem::Absent => "the response has no content",
            Problem::Missing => "expected a value, found nothing",
            Problem::Syntax => "expected JSON",
            Problem::Said(message) => message,
            Problem::Number { expected, read } => {
                return write!(f, "expected {expected}, found number {read}");
            }
        })
    }
}

impl std::error::Error for JsonError {}

impl de::Error for JsonError {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> JsonError {
        JsonError::said(cut(&message.to_string(), MESSAGE))
    }

    #[cold]
    #[inline(never)]
    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> JsonError {
        JsonError::refused(found, expected)
    }

    #[cold]
    #[inline(never)]
    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> JsonError {
        JsonError::refused(found, expected)
    }

    #[cold]
    #[inline(never)]
    fn invalid_length(len: usize, expected: &dyn Expected) -> JsonError {
        JsonError::said(format!("expected {expected}, found {len} of them"))
    }

    #[cold]
    #[inline(never)]
    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> JsonError {
        JsonError::said(format!(
            "unknown variant {}, {}",
            quoted(variant),
            OneOf(expected)
        ))
    }

    #[cold]
    #[inline(never)]
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> JsonError {
        JsonError::said(format!(
            "unknown field {}, {}",
            quoted(field),
            OneOf(expected)
        ))
    }

    #[cold]
    #[inline(never)]
    fn missing_field(field: &'static str) -> JsonError {
        JsonError::said(format!("missing field `{field}`"))
    }

    #[cold]
    #[inline(never)]
    fn duplicate_field(field: &'static str) -> JsonError {
        JsonError::said(format!("duplicate field `{field}`"))
    }
}

/// What a visitor was given, in the words that [`Node`](super::node::Node) uses too.
fn shown(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Str(text) => format!("string {}", quoted(text)),
        Unexpected::Bool(bool) => bool.to_string(),
        Unexpected::Unit | Unexpected::Option => "null".to_owned(),
        Unexpected::Seq => "an array".to_owned(),
        Unexpected::Map => "an object".to_owned(),
        other => cut(&other.to_string(), MESSAGE),
    }
}

/// The names that would have been right, as far as a person reads them.
struct OneOf(&'static [&'static str]);

impl fmt::Display for OneOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 12;
        let Some((first, rest)) = self.0.split_first() else {
            return f.write_str("expected none");
        };
        write!(f, "expected `{first}`")?;
        for name in rest.iter().take(SHOWN - 1) {
            write!(f, ", `{name}`")?;
        }
        if self.0.len() > SHOWN {
            write!(f, " or {} more", self.0.len() - SHOWN)
        } else {
            Ok(())
        }
    }
}
