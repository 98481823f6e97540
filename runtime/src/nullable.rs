//! A value that is sent as null where an `Option` would be left out.

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

/// A property that is always sent: null, or a value.
///
/// A plain `Option` is left out of the JSON object when it is `None`. `Nullable` says null, which
/// many APIs take for "remove this". `Option<Nullable<T>>` tells absent, null and value apart.
///
/// ```
/// use endpoint::Nullable;
///
/// assert_eq!(Nullable::from(Some(5)), Nullable::Value(5));
/// assert_eq!(Nullable::<u32>::from(None), Nullable::Null);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// JSON's `null`.
    #[default]
    Null,
    /// A value.
    Value(T),
}

impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Nullable<T> {
        value.map_or(Nullable::Null, Nullable::Value)
    }
}

impl<T> From<Nullable<T>> for Option<T> {
    fn from(value: Nullable<T>) -> Option<T> {
        match value {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Nullable::Null => serializer.serialize_unit(),
            Nullable::Value(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nullable<T>, D::Error> {
        Option::deserialize(deserializer).map(Nullable::from)
    }
}
