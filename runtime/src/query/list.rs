//! How the items of a list, and the members of a flattened value, are written one after the other.

use serde_core::ser::{self, Serialize};

use super::{Pairs, QuerySerializer, Style};
use crate::encode::{EncodeError, key_text};

/// A list that is being written.
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub struct List<'a, 'p>(pub(super) QuerySerializer<'a, 'p>);

impl<'p> List<'_, 'p> {
    fn item(&mut self) -> QuerySerializer<'_, 'p> {
        let QuerySerializer {
            pairs, name, style, ..
        } = &mut self.0;
        QuerySerializer {
            pairs,
            name,
            style: *style,
            item: true,
        }
    }
}

macro_rules! items {
    ($($trait:ident $method:ident),* $(,)?) => {
        $(impl ser::$trait for List<'_, '_> {
            type Ok = ();
            type Error = EncodeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
                value.serialize(self.item())
            }

            fn end(self) -> Result<(), EncodeError> {
                Ok(())
            }
        })*
    };
}

items! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
}

/// The members of a flattened struct or map; each is a pair by itself, or a list that repeats.
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub struct Members<'a, 'p> {
    pub(super) pairs: &'a mut Pairs<'p>,
    pub(super) key: String,
}

impl ser::SerializeStruct for Members<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), EncodeError> {
        value.serialize(QuerySerializer::new(self.pairs, name, Style::Repeat))
    }

    fn end(self) -> Result<(), EncodeError> {
        Ok(())
    }
}

impl ser::SerializeMap for Members<'_, '_> {
    type Ok = ();
    type Error = EncodeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), EncodeError> {
        self.key = key_text(key)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), EncodeError> {
        value.serialize(QuerySerializer::new(self.pairs, &self.key, Style::Repeat))
    }

    fn end(self) -> Result<(), EncodeError> {
        Ok(())
    }
}
