//! Which pairs a value of each of serde's kinds becomes.

use std::fmt::{Display, Write};

use serde_core::ser::{Error as _, Impossible, Serialize, Serializer};

use super::list::{List, Members};
use super::{Pairs, Style};
use crate::encode::EncodeError;

/// Writes one value as pairs.
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub struct QuerySerializer<'a, 'p> {
    pub(super) pairs: &'a mut Pairs<'p>,
    pub(super) name: &'a str,
    pub(super) style: Style,
    /// Whether the value is an item of a list.
    pub(super) item: bool,
}

impl<'a, 'p> QuerySerializer<'a, 'p> {
    pub(crate) fn new(pairs: &'a mut Pairs<'p>, name: &'a str, style: Style) -> Self {
        QuerySerializer {
            pairs,
            name,
            style,
            item: false,
        }
    }

    /// What stands before a text. `holds` says whether the text has a character in it.
    #[inline(never)]
    fn begin(self, holds: &dyn Fn(char) -> bool) -> Result<&'a mut Pairs<'p>, EncodeError> {
        if self.style == Style::Flat {
            return Err(EncodeError::custom(
                "only a struct or a map can be flattened",
            ));
        }
        if self.item {
            if let Some((_, Some(delimiter))) = self.style.delimiter()
                && holds(delimiter)
            {
                return Err(EncodeError::custom(format_args!(
                    "an item holds `{delimiter}`, which parts the items of this style"
                )));
            }
            self.pairs.item(self.name, self.style);
        } else {
            self.pairs.name(self.name, "");
        }
        Ok(self.pairs)
    }

    #[inline(never)]
    fn text(self, value: &dyn Display) -> Result<(), EncodeError> {
        let pairs = self.begin(&|delimiter| value.to_string().contains(delimiter))?;
        write!(pairs, "{value}").map_err(|_| EncodeError::custom("its `Display` failed"))
    }

    #[inline(never)]
    fn list(self) -> Result<List<'a, 'p>, EncodeError> {
        if self.item {
            return self.pairs.no_place(
                "a list in a list",
                "send one list, or join the inner ones to text",
            );
        }
        if self.style == Style::Flat {
            return Err(EncodeError::custom(
                "only a struct or a map can be flattened",
            ));
        }
        self.pairs.items = 0;
        Ok(List(self))
    }

    #[inline(never)]
    fn members(self) -> Result<Members<'a, 'p>, EncodeError> {
        if self.style != Style::Flat {
            if self.item {
                return self.pairs.no_place("a struct or map in a list", AS_TEXT);
            }
            let way_out = self.pairs.place.of_members();
            return self.pairs.no_place("a struct or map", way_out);
        }
        Ok(Members {
            pairs: self.pairs,
            key: String::new(),
        })
    }
}

macro_rules! texts {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), EncodeError> {
            self.text(&value)
        })*
    };
}

macro_rules! floats {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), EncodeError> {
            if !value.is_finite() {
                return self.pairs.no_place("NaN or infinity", "send a finite number, or `None`");
            }
            self.text(&value)
        })*
    };
}

const DATA_VARIANT: &str = "an enum variant with data";
const AS_TEXT: &str = "name a function that makes it text: `#[serde(serialize_with = \"…\")]`";

impl<'a, 'p> Serializer for QuerySerializer<'a, 'p> {
    type Ok = ();
    type Error = EncodeError;
    type SerializeSeq = List<'a, 'p>;
    type SerializeTuple = List<'a, 'p>;
    type SerializeTupleStruct = List<'a, 'p>;
    type SerializeTupleVariant = Impossible<(), EncodeError>;
    type SerializeMap = Members<'a, 'p>;
    type SerializeStruct = Members<'a, 'p>;
    type SerializeStructVariant = Impossible<(), EncodeError>;

    texts! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32,
        serialize_i64: i64, serialize_i128: i128, serialize_u8: u8, serialize_u16: u16,
        serialize_u32: u32, serialize_u64: u64, serialize_u128: u128, serialize_char: char,
    }
    floats! { serialize_f32: f32, serialize_f64: f64 }

    #[inline(never)]
    fn serialize_str(self, value: &str) -> Result<(), EncodeError> {
        let pairs = self.begin(&|delimiter| value.contains(delimiter))?;
        pairs.escaped(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), EncodeError> {
        self.pairs.no_place("a byte string", AS_TEXT)
    }

    fn serialize_none(self) -> Result<(), EncodeError> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), EncodeError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), EncodeError> {
        self.pairs
            .no_place("null", "leave the field out with `None`")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), EncodeError> {
        self.pairs.no_place("a unit struct", AS_TEXT)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), EncodeError> {
        self.serialize_str(variant)
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
        _: &'static str,
        _: &T,
    ) -> Result<(), EncodeError> {
        self.pairs.no_place(DATA_VARIANT, AS_TEXT)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a, 'p>, EncodeError> {
        self.list()
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a, 'p>, EncodeError> {
        self.list()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<List<'a, 'p>, EncodeError> {
        self.list()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, EncodeError> {
        self.pairs.no_place(DATA_VARIANT, AS_TEXT)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a, 'p>, EncodeError> {
        self.members()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a, 'p>, EncodeError> {
        self.members()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, EncodeError> {
        self.pairs.no_place(DATA_VARIANT, AS_TEXT)
    }
}
