//! Which types does the parity cover?

#![allow(
    dead_code,
    reason = "the fields are read through `Debug`, which does not count"
)]

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, SeqAccess, Visitor};

/// Bytes, as a string or as an array.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Bytes, A::Error> {
                let mut bytes = Vec::new();
                while let Some(byte) = seq.next_element()? {
                    bytes.push(byte);
                }
                Ok(Bytes(bytes))
            }
        }
        deserializer.deserialize_byte_buf(Any)
    }
}

/// Bytes that are borrowed from the body before they are owned.
#[derive(Debug)]
pub(super) struct Lent(pub(super) Vec<u8>);

impl<'de> Deserialize<'de> for Lent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(|bytes| Lent(bytes.to_vec()))
    }
}

/// Reads two elements and leaves the others.
#[derive(Debug)]
pub(super) struct FirstTwo(Option<u8>, Option<u8>);

impl<'de> Deserialize<'de> for FirstTwo {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Two;
        impl<'de> Visitor<'de> for Two {
            type Value = FirstTwo;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("two")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<FirstTwo, A::Error> {
                Ok(FirstTwo(seq.next_element()?, seq.next_element()?))
            }
        }
        deserializer.deserialize_seq(Two)
    }
}

#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub(super) id: u64,
    pub(super) login: String,
    #[serde(default)]
    pub(super) admin: bool,
    pub(super) score: Option<f64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Seats {
    seats_created: u64,
}

#[derive(Debug, Deserialize)]
pub(super) struct Page {
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Item {
    owner: User,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(super) struct Strict {
    a: u8,
    #[serde(alias = "bee")]
    long_name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Flat {
    a: Option<u8>,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Inner {
    b: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum External {
    A,
    #[serde(rename = "b")]
    B(u8),
    C(u8, String),
    D {
        a: u8,
        b: Option<String>,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
pub(super) enum Internal {
    A,
    B(Inner),
    D { a: u8, b: Option<u64> },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "a", content = "b")]
pub(super) enum Adjacent {
    A,
    B(u8),
    C(u8, String),
    D { a: u8 },
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Untagged {
    Unit,
    Int(i32),
    Float(f64),
    Text(String),
    Pair(u8, u8),
    Struct { a: u8 },
    List(Vec<Untagged>),
    Enum(External),
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(u32);

#[derive(Debug, Deserialize)]
pub(super) struct Wrapped(Option<User>);

#[derive(Debug, Deserialize)]
pub(super) struct UnitLike;

#[derive(Debug, Deserialize)]
pub(super) struct Pair(u8, String);

#[derive(Debug, Deserialize)]
pub(super) struct Tree {
    #[serde(default)]
    a: Vec<Tree>,
    b: Option<Box<Tree>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Raw {
    #[serde(default)]
    a: Option<Box<serde_json::value::RawValue>>,
    #[serde(default)]
    b: Vec<Box<serde_json::value::RawValue>>,
}

/// Tries every type on the body. Below the root, so that the rules for it stay out.
macro_rules! every {
    ($run:ident, $body:expr) => {
        every!(@ $run, $body;
            u8, i8, u16, i16, u32, i32, u64, i64, u128, i128, f32, f64, usize, NonZeroU8,
            bool, char, String, Cow<'static, str>, Bytes, (u8, u8), (String, f64, bool), [i64; 2],
            Vec<u64>, Vec<f64>, Vec<f32>, Vec<Option<bool>>, Vec<String>, Vec<()>, Vec<UnitLike>,
            Vec<Option<()>>, Vec<Option<Id>>, Vec<i128>, Vec<u128>, Vec<char>, Vec<Vec<IgnoredAny>>,
            FirstTwo, BTreeSet<String>, BTreeMap<String, serde_json::Value>, BTreeMap<u8, u8>,
            BTreeMap<i64, IgnoredAny>, BTreeMap<i128, IgnoredAny>, BTreeMap<u128, IgnoredAny>,
            BTreeMap<bool, u8>, BTreeMap<char, u8>, BTreeMap<External, IgnoredAny>,
            BTreeMap<Id, IgnoredAny>, BTreeMap<Option<i8>, IgnoredAny>, BTreeMap<Bytes, IgnoredAny>,
            BTreeMap<(), IgnoredAny>, Vec<(Float, IgnoredAny)>, Keys, BTreeMap<String, u8>, User,
            Vec<User>, Strict, Flat, External, Vec<External>, Internal, Vec<Internal>, Adjacent,
            Vec<Adjacent>, Untagged, Id, Wrapped, Pair, Tree, Raw, Vec<Raw>, IgnoredAny,
            serde_json::Value, serde_json::Number, Result<u8, String>, std::time::Duration,
            Box<serde_json::value::RawValue>, std::ops::Range<u8>, std::net::IpAddr
        );
    };
    (@ $run:ident, $body:expr; $($type:ty),*) => { $($run::<$type>($body);)* };
}
pub(super) use every;

pub(super) type Float = f64;

/// A map with floats and ignored keys.
#[derive(Debug)]
pub(super) struct Keys(Vec<(f64, String)>);

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Map;
        impl<'de> Visitor<'de> for Map {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Keys, A::Error> {
                let mut keys = Vec::new();
                while let Some(key) = map.next_key::<f64>()? {
                    let value: serde_json::Value = map.next_value()?;
                    map.next_entry::<IgnoredAny, IgnoredAny>()?;
                    keys.push((key, value.to_string()));
                }
                Ok(Keys(keys))
            }
        }
        deserializer.deserialize_map(Map)
    }
}
