//! How the items and members of a JSON value are written, one after the other.

use serde_core::ser::{self, Serialize};

use super::{EncodeError, JsonSerializer, Place, key_text, write_key};

/// An array or object that is being written.
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub struct Compound<'a> {
    out: &'a mut Vec<u8>,
    close: &'static str,
    first: bool,
    raw: bool,
}

impl<'a> Compound<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, close: &'static str) -> Compound<'a> {
        Compound {
            out,
            close,
            first: true,
            raw: false,
        }
    }

    /// Members of an object that is open already.
    pub(super) fn members(out: &'a mut Vec<u8>, first: bool) -> Compound<'a> {
        Compound {
            out,
            close: "",
            first,
            raw: false,
        }
    }

    /// The one field of a struct whose text is JSON already.
    pub(super) fn raw(out: &'a mut Vec<u8>) -> Compound<'a> {
        Compound {
            out,
            close: "",
            first: true,
            raw: true,
        }
    }

    #[inline(never)]
    fn item(&mut self) -> JsonSerializer<'_> {
        if !self.first {
            self.out.push(b',');
        }
        self.first = false;
        JsonSerializer::inside(self.out)
    }

    #[inline(never)]
    fn member(&mut self, name: &str) -> Result<JsonSerializer<'_>, EncodeError> {
        if self.raw {
            return Ok(JsonSerializer {
                out: self.out,
                place: Place::Raw,
            });
        }
        write_key(self.out, name)?;
        Ok(JsonSerializer::inside(self.out))
    }

    #[inline(never)]
    fn close(self) {
        self.out.extend_from_slice(self.close.as_bytes());
    }
}

macro_rules! items {
    ($($trait:ident $method:ident),* $(,)?) => {
        $(impl ser::$trait for Compound<'_> {
            type Ok = ();
            type Error = EncodeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
                value.serialize(self.item())
            }

            fn end(self) -> Result<(), EncodeError> {
                self.close();
                Ok(())
            }
        })*
    };
}

items! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! members {
    ($($trait:ident),* $(,)?) => {
        $(impl ser::$trait for Compound<'_> {
            type Ok = ();
            type Error = EncodeError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), EncodeError> {
                value.serialize(self.member(name)?)
            }

            fn end(self) -> Result<(), EncodeError> {
                self.close();
                Ok(())
            }
        })*
    };
}

members! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for Compound<'_> {
    type Ok = ();
    type Error = EncodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), EncodeError> {
        let key = key_text(key)?;
        write_key(self.out, &key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        value.serialize(JsonSerializer::inside(self.out))
    }

    fn end(self) -> Result<(), EncodeError> {
        self.close();
        Ok(())
    }
}
