//! How a value becomes JSON: serde_json's text, but `None` at the top is nothing and NaN an error.

mod compound;
mod error;
mod key;
mod text;

use serde_core::ser::{Error as _, Serialize, Serializer};

pub(crate) use compound::Compound;
pub(crate) use error::EncodeError;
pub(crate) use key::key_text;
use text::{write_key, write_scalar, write_text};

/// Where the next value stands.
#[derive(Clone, Copy, PartialEq)]
enum Place<'a> {
    /// The value of a property of the endpoint's object, whose key is written before it.
    Property(&'a str),
    /// The members of the value are members of the endpoint's object.
    Flat,
    /// The whole body, where `None` is no body.
    Whole,
    /// Inside another value, where serde's own rules hold.
    Inside,
    /// Text that is JSON already.
    Raw,
}

/// Writes one value to the end of a JSON text.
///
/// One type for every place, so that a field's type is compiled once. Its own work is the structure;
/// numbers and strings are written by `serde_json`.
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub struct JsonSerializer<'a> {
    out: &'a mut Vec<u8>,
    place: Place<'a>,
}

impl<'a> JsonSerializer<'a> {
    pub(crate) fn property(out: &'a mut Vec<u8>, name: &'a str) -> JsonSerializer<'a> {
        JsonSerializer {
            out,
            place: Place::Property(name),
        }
    }

    pub(crate) fn flat(out: &'a mut Vec<u8>) -> JsonSerializer<'a> {
        JsonSerializer {
            out,
            place: Place::Flat,
        }
    }

    pub(crate) fn whole(out: &'a mut Vec<u8>) -> JsonSerializer<'a> {
        JsonSerializer {
            out,
            place: Place::Whole,
        }
    }

    fn inside(out: &'a mut Vec<u8>) -> JsonSerializer<'a> {
        JsonSerializer {
            out,
            place: Place::Inside,
        }
    }

    /// Writes what must stand before any value.
    #[inline(never)]
    fn begin(self) -> Result<&'a mut Vec<u8>, EncodeError> {
        match self.place {
            Place::Property(name) => write_key(self.out, name)?,
            Place::Flat => {
                return Err(EncodeError::custom(
                    "only a struct or a map can be flattened",
                ));
            }
            Place::Raw => return Err(EncodeError::custom("raw JSON must be text")),
            Place::Whole | Place::Inside => {}
        }
        Ok(self.out)
    }

    #[inline(never)]
    fn word(self, text: &str) -> Result<(), EncodeError> {
        self.begin()?.extend_from_slice(text.as_bytes());
        Ok(())
    }

    /// A number or a string, in `serde_json`'s spelling.
    fn scalar<T: Serialize + ?Sized>(self, value: &T) -> Result<(), EncodeError> {
        write_scalar(self.begin()?, value)
    }

    fn open(self, open: &str, close: &'static str) -> Result<Compound<'a>, EncodeError> {
        let out = self.begin()?;
        out.extend_from_slice(open.as_bytes());
        Ok(Compound::new(out, close))
    }

    #[inline(never)]
    fn object(self) -> Result<Compound<'a>, EncodeError> {
        if self.place == Place::Flat {
            let first = self.out.last() == Some(&b'{');
            return Ok(Compound::members(self.out, first));
        }
        self.open("{", "}")
    }

    /// `{"variant":` before the content of an externally tagged enum.
    #[inline(never)]
    fn variant(self, variant: &str) -> Result<&'a mut Vec<u8>, EncodeError> {
        if self.place == Place::Flat {
            let out = self.out;
            write_key(out, variant)?;
            return Ok(out);
        }
        let out = self.begin()?;
        out.push(b'{');
        write_key(out, variant)?;
        Ok(out)
    }

    fn after_variant(&self) -> &'static str {
        if self.place == Place::Flat { "" } else { "}" }
    }
}

macro_rules! scalars {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), EncodeError> {
            self.scalar(&value)
        })*
    };
}

macro_rules! floats {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), EncodeError> {
            if !value.is_finite() {
                return Err(EncodeError::custom("JSON has no NaN and no infinity (RFC 8259, 6)"));
            }
            self.scalar(&value)
        })*
    };
}

impl<'a> Serializer for JsonSerializer<'a> {
    type Ok = ();
    type Error = EncodeError;
    type SerializeSeq = Compound<'a>;
    type SerializeTuple = Compound<'a>;
    type SerializeTupleStruct = Compound<'a>;
    type SerializeTupleVariant = Compound<'a>;
    type SerializeMap = Compound<'a>;
    type SerializeStruct = Compound<'a>;
    type SerializeStructVariant = Compound<'a>;

    scalars! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32,
        serialize_u64: u64, serialize_u128: u128, serialize_char: char,
    }
    floats! { serialize_f32: f32, serialize_f64: f64 }

    fn serialize_bool(self, value: bool) -> Result<(), EncodeError> {
        self.word(if value { "true" } else { "false" })
    }

    fn serialize_str(self, value: &str) -> Result<(), EncodeError> {
        if self.place == Place::Raw {
            self.out.extend_from_slice(value.as_bytes());
            return Ok(());
        }
        write_text(self.begin()?, value)
    }

    /// As `serde_json` does: an array of numbers.
    fn serialize_bytes(self, value: &[u8]) -> Result<(), EncodeError> {
        self.scalar(value)
    }

    fn serialize_none(self) -> Result<(), EncodeError> {
        match self.place {
            Place::Property(_) | Place::Flat | Place::Whole => Ok(()),
            Place::Inside | Place::Raw => self.word("null"),
        }
    }

    /// What is inside of a `Some` is there: a further `None` is the value null.
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), EncodeError> {
        match self.place {
            Place::Property(_) => value.serialize(JsonSerializer::inside(self.begin()?)),
            _ => value.serialize(self),
        }
    }

    fn serialize_unit(self) -> Result<(), EncodeError> {
        if self.place == Place::Flat {
            Ok(())
        } else {
            self.word("null")
        }
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), EncodeError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), EncodeError> {
        write_text(self.begin()?, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        let close = self.after_variant();
        let out = self.variant(variant)?;
        value.serialize(JsonSerializer::inside(out))?;
        out.extend_from_slice(close.as_bytes());
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Compound<'a>, EncodeError> {
        self.open("[", "]")
    }

    fn serialize_tuple(self, _: usize) -> Result<Compound<'a>, EncodeError> {
        self.open("[", "]")
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Compound<'a>, EncodeError> {
        self.open("[", "]")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>, EncodeError> {
        let close = if self.place == Place::Flat { "]" } else { "]}" };
        JsonSerializer::inside(self.variant(variant)?).open("[", close)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Compound<'a>, EncodeError> {
        self.object()
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Compound<'a>, EncodeError> {
        // How serde_json's `RawValue` and arbitrary-precision `Number` give their text to a serializer.
        if matches!(
            name,
            "$serde_json::private::RawValue" | "$serde_json::private::Number"
        ) {
            return Ok(Compound::raw(self.begin()?));
        }
        self.object()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Compound<'a>, EncodeError> {
        let close = if self.place == Place::Flat { "}" } else { "}}" };
        JsonSerializer::inside(self.variant(variant)?).open("{", close)
    }
}

#[cfg(test)]
mod tests;
