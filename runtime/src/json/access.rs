//! How does a type read what is inside a container?

use serde_core::de::{
    DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::key::Key;
use super::node::Node;
use super::{JsonError, Tape};

/// The values of an array, or the keys and values of an object, one after the other. The place is
/// the caller's, who sees how far the visitor came.
pub(super) struct Walk<'t, 'w> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) at: &'w mut usize,
}

impl<'t> Walk<'t, '_> {
    #[inline(never)]
    fn next(&mut self) -> Option<Node<'t>> {
        let node = Node {
            tape: self.tape,
            at: *self.at,
        };
        *self.at = node.behind()?;
        Some(node)
    }
}

impl<'t> SeqAccess<'t> for Walk<'t, '_> {
    type Error = JsonError;

    /// A call of its own, for the same reason: a struct can be read from an array too.
    #[inline(never)]
    fn next_element_seed<S: DeserializeSeed<'t>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, JsonError> {
        let Some(node) = self.next() else {
            return Ok(None);
        };
        match seed.deserialize(node) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(error.at(node.at)),
        }
    }
}

impl<'t> MapAccess<'t> for Walk<'t, '_> {
    type Error = JsonError;

    fn next_key_seed<S: DeserializeSeed<'t>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, JsonError> {
        let Some(node) = self.next() else {
            return Ok(None);
        };
        match seed.deserialize(Key { node }) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(error.at(node.at)),
        }
    }

    /// A call of its own: a type of a field is compiled once, and not once for each field.
    #[inline(never)]
    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, JsonError> {
        let Some(node) = self.next() else {
            return Err(JsonError::out_of_order(*self.at));
        };
        match seed.deserialize(node) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(node.at)),
        }
    }
}

/// A variant: its name, and unless the name stands there bare, what it holds.
pub(super) struct Variant<'t, 'w> {
    pub(super) tape: &'t Tape<'t>,
    pub(super) at: &'w mut usize,
    pub(super) bare: bool,
}

impl<'t> Variant<'t, '_> {
    #[inline(never)]
    fn next(&mut self) -> Node<'t> {
        let node = Node {
            tape: self.tape,
            at: *self.at,
        };
        *self.at = node.next();
        node
    }

    #[inline(never)]
    fn content(&mut self, form: &'static str) -> Result<Node<'t>, JsonError> {
        if self.bare {
            Err(JsonError::bare(*self.at, form))
        } else {
            Ok(self.next())
        }
    }

    #[inline(never)]
    fn unit(&mut self) -> Result<(), JsonError> {
        if self.bare {
            return Ok(());
        }
        let node = self.next();
        if node.is_unit() {
            Ok(())
        } else {
            Err(node.unexpected(&"null"))
        }
    }
}

impl<'t> EnumAccess<'t> for Variant<'t, '_> {
    type Error = JsonError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'t>>(
        mut self,
        seed: S,
    ) -> Result<(S::Value, Self), JsonError> {
        let node = self.next();
        match seed.deserialize(Key { node }) {
            Ok(value) => Ok((value, self)),
            Err(error) => Err(error.at(node.at)),
        }
    }
}

impl<'t> VariantAccess<'t> for Variant<'t, '_> {
    type Error = JsonError;

    fn unit_variant(mut self) -> Result<(), JsonError> {
        self.unit()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(
        mut self,
        seed: S,
    ) -> Result<S::Value, JsonError> {
        let node = self.content("one value")?;
        match seed.deserialize(node) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(node.at)),
        }
    }

    fn tuple_variant<V: Visitor<'t>>(
        mut self,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let node = self.content("an array")?;
        match node.deserialize_seq(visitor) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(node.at)),
        }
    }

    fn struct_variant<V: Visitor<'t>>(
        mut self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        let node = self.content("an object")?;
        match node.deserialize_struct("", fields, visitor) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.at(node.at)),
        }
    }
}
