//! Which number is this text?
//!
//! Small integers are read here. Everything else goes through `serde_json`'s own deserializer, so
//! that a float has the very bits that `serde_json` gives it, whichever of its features are on.

use std::fmt;

use serde_core::de::{Deserializer, MapAccess, Visitor};

pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    /// `serde_json`'s feature `arbitrary_precision` is on, and this is more than an integer.
    Exact,
}

/// What the type asked for.
#[derive(Clone, Copy)]
pub(super) enum Ask {
    Any,
    Double,
    Single,
}

/// `None` where the text is no number, or one out of range.
#[inline]
pub(super) fn number(text: &[u8], ask: Ask) -> Option<Number> {
    small(text).or_else(|| other(text, ask))
}

#[inline]
fn small(text: &[u8]) -> Option<Number> {
    let (negative, digits) = sign(text)?;
    // Nineteen digits always fit.
    if digits.len() > 19 {
        return None;
    }
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u64::from(digit);
    }
    match (negative, value) {
        (false, _) => Some(Number::Unsigned(value)),
        // Minus zero is a float.
        (true, 0) => None,
        (true, _) => 0_i64.checked_sub_unsigned(value).map(Number::Signed),
    }
}

/// Splits off the sign of what may be an integer in JSON.
#[inline]
fn sign(text: &[u8]) -> Option<(bool, &[u8])> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    match digits {
        [] | [b'0', _, ..] => None,
        _ => Some((negative, digits)),
    }
}

#[inline(never)]
fn other(text: &[u8], ask: Ask) -> Option<Number> {
    // A key's text may have white space around the number, or be something else.
    let (Some(b'-' | b'0'..=b'9'), Some(b'0'..=b'9')) = (text.first(), text.last()) else {
        return None;
    };
    let mut json = serde_json::Deserializer::from_slice(text);
    let number = match ask {
        Ask::Any => json.deserialize_any(Seen),
        Ask::Double => json.deserialize_f64(Seen),
        Ask::Single => json.deserialize_f32(Seen),
    };
    json.end().ok()?;
    number.ok()
}

/// An integer for a type of 128 bits.
#[inline(never)]
pub(super) fn signed_128(text: &[u8]) -> Option<i128> {
    integer(text)?.parse().ok()
}

#[inline(never)]
pub(super) fn unsigned_128(text: &[u8]) -> Option<u128> {
    integer(text)?.parse().ok()
}

fn integer(text: &[u8]) -> Option<&str> {
    let (_, digits) = sign(text)?;
    if digits.iter().all(u8::is_ascii_digit) {
        std::str::from_utf8(text).ok()
    } else {
        None
    }
}

/// Takes down how `serde_json` hands over a number.
struct Seen;

impl<'de> Visitor<'de> for Seen {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Number, E> {
        Ok(Number::Unsigned(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Number, E> {
        Ok(Number::Signed(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Number, E> {
        Ok(Number::Float(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Number, A::Error> {
        Ok(Number::Exact)
    }
}
