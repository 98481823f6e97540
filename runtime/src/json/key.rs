//! How does a type read a key?
//!
//! A key is a string, but a type may ask for the number, the `bool` or the variant that its text
//! spells.

use serde_core::de::{Deserializer, Visitor};
use serde_core::forward_to_deserialize_any;

use super::JsonError;
use super::node::Node;
use super::number::{Ask, Number, number, signed_128, unsigned_128};

pub(super) struct Key<'t> {
    pub(super) node: Node<'t>,
}

impl Key<'_> {
    #[inline(never)]
    fn number(&self, ask: Ask) -> Option<Number> {
        self.node.raw_text().and_then(|text| number(text, ask))
    }

    #[inline(never)]
    fn bool(&self) -> Option<bool> {
        match self.node.raw_text() {
            Some(b"true") => Some(true),
            Some(b"false") => Some(false),
            _ => None,
        }
    }
}

macro_rules! numbers {
    ($($method:ident $ask:ident)*) => {
        $(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
            match self.number(Ask::$ask) {
                Some(Number::Unsigned(number)) => visitor.visit_u64(number),
                Some(Number::Signed(number)) => visitor.visit_i64(number),
                Some(Number::Float(number)) => visitor.visit_f64(number),
                Some(Number::Exact) | None => Err(self.node.unexpected(&visitor)),
            }
        })*
    };
}

impl<'t> Deserializer<'t> for Key<'t> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.node.deserialize_str(visitor)
    }

    numbers! {
        deserialize_i8 Double deserialize_i16 Double deserialize_i32 Double deserialize_i64 Double
        deserialize_u8 Double deserialize_u16 Double deserialize_u32 Double deserialize_u64 Double
        deserialize_f32 Single deserialize_f64 Double
    }

    fn deserialize_i128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.node.raw_text().and_then(signed_128) {
            Some(number) => visitor.visit_i128(number),
            None => Err(self.node.unexpected(&visitor)),
        }
    }

    fn deserialize_u128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.node.raw_text().and_then(unsigned_128) {
            Some(number) => visitor.visit_u128(number),
            None => Err(self.node.unexpected(&visitor)),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.bool() {
            Some(bool) => visitor.visit_bool(bool),
            None => Err(self.node.unexpected(&visitor)),
        }
    }

    fn deserialize_bytes<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.node.deserialize_bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.node.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self.node.raw(name, &visitor)? {
            Some(mut at) => visitor.visit_map(self.node.walk(&mut at)),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.node.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
