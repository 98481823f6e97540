//! How does a type read a node?
//!
//! Everything generic is compiled again for each of the user's types, so it only chooses which
//! method of the visitor to call; see [`Node`] for the work.

use std::borrow::Cow;

use serde_core::de::{Deserializer, Visitor};

use super::JsonError;
use super::access::{Variant, Walk};
use super::entry::Kind;
use super::node::Node;
use super::number::{Ask, Number, signed_128, unsigned_128};

/// What a type made of a container, which it must have read to its end. No function: one with the type
/// of the value would be compiled for each.
macro_rules! closed {
    ($node:ident, $at:ident, $value:ident) => {
        match $node.closed($at, $value.is_ok()) {
            Ok(()) => $value,
            Err(error) => Err(error),
        }
    };
}

impl<'t> Node<'t> {
    #[inline]
    pub(super) fn walk<'w>(self, at: &'w mut usize) -> Walk<'t, 'w> {
        Walk {
            tape: self.tape,
            at,
        }
    }

    fn sequence<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if !self.is_array() {
            return Err(self.unexpected(&visitor));
        }
        let mut at = self.at + 1;
        let value = visitor.visit_seq(self.walk(&mut at));
        closed!(self, at, value)
    }

    fn object<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if !self.is_object() {
            return Err(self.unexpected(&visitor));
        }
        let mut at = self.at + 1;
        let value = visitor.visit_map(self.walk(&mut at));
        closed!(self, at, value)
    }

    /// Either of them, by what stands here. In one piece, for there are more structs than lists.
    fn structure<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        let mut at = self.at + 1;
        let walk = self.walk(&mut at);
        let value = if self.is_object() {
            visitor.visit_map(walk)
        } else if self.is_array() {
            visitor.visit_seq(walk)
        } else {
            return Err(self.unexpected(&visitor));
        };
        closed!(self, at, value)
    }

    fn string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.text() {
            Some(text) => visitor.visit_borrowed_str(text),
            None => Err(self.unexpected(&visitor)),
        }
    }

    fn unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.is_unit() {
            visitor.visit_unit()
        } else {
            Err(self.unexpected(&visitor))
        }
    }
}

macro_rules! numbers {
    ($($method:ident $ask:ident)*) => {
        $(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
            match self.number(Ask::$ask, &visitor)? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
                Number::Exact => Err(self.unexpected(&visitor)),
            }
        })*
    };
}

impl<'t> Deserializer<'t> for Node<'t> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::True => visitor.visit_bool(true),
            Kind::False => visitor.visit_bool(false),
            Kind::Number => match self.number(Ask::Any, &visitor)? {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
                Number::Exact => visitor.visit_map(self.walk(&mut self.exact())),
            },
            Kind::Array => self.sequence(visitor),
            Kind::Object => self.object(visitor),
            _ => self.string(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.bool() {
            Some(bool) => visitor.visit_bool(bool),
            None => Err(self.unexpected(&visitor)),
        }
    }

    numbers! {
        deserialize_i8 Double deserialize_i16 Double deserialize_i32 Double deserialize_i64 Double
        deserialize_u8 Double deserialize_u16 Double deserialize_u32 Double deserialize_u64 Double
        deserialize_f32 Single deserialize_f64 Double
    }

    fn deserialize_i128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.digits().and_then(signed_128) {
            Some(number) => visitor.visit_i128(number),
            None => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_u128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.digits().and_then(unsigned_128) {
            Some(number) => visitor.visit_u128(number),
            None => Err(self.unexpected(&visitor)),
        }
    }

    fn deserialize_char<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.string(visitor)
    }

    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.string(visitor)
    }

    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.string(visitor)
    }

    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.string(visitor)
    }

    fn deserialize_bytes<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.bytes() {
            // Code between the body and an owned type may well borrow.
            Some(Cow::Borrowed(bytes)) => visitor.visit_borrowed_bytes(bytes),
            Some(Cow::Owned(bytes)) => visitor.visit_bytes(&bytes),
            None => self.sequence(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.inside() {
            Some(node) => visitor.visit_some(node),
            None => visitor.visit_none(),
        }
    }

    fn deserialize_unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.unit(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self.raw(name, &visitor)? {
            Some(mut at) => visitor.visit_map(self.walk(&mut at)),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple<V: Visitor<'t>>(
        self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.sequence(visitor)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.object(visitor)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.structure(visitor)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let (mut at, bare) = self.variant()?;
        let value = visitor.visit_enum(Variant {
            tape: self.tape,
            at: &mut at,
            bare,
        });
        if bare {
            value
        } else {
            closed!(self, at, value)
        }
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.ignored(&visitor)?;
        visitor.visit_unit()
    }
}
