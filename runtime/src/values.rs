//! What a field's type must be able to do to stand in its place: one trait a place, all erased to [`Value`].

use std::fmt::Display;

use serde_core::Serialize;

use crate::content::BodyContent;
use crate::encode::{EncodeError, JsonSerializer};
use crate::header::{HeaderEntries, HeaderField};
use crate::query::{QuerySerializer, Style};

/// A field's value without its type. One variant a place; the request builder reads them in the
/// order of the table's names.
#[derive(Clone, Copy)]
#[allow(missing_docs, reason = "a variant is named as the place is")]
#[allow(
    missing_debug_implementations,
    reason = "it holds values, which are never shown"
)]
pub enum Value<'a> {
    Path(&'a dyn Display),
    Query(&'a dyn ErasedQuery, Style),
    QueryWith(&'a WriteQuery<'a>, Style),
    Form(&'a dyn ErasedQuery, Style),
    FormWith(&'a WriteQuery<'a>, Style),
    Json(&'a dyn ErasedJson),
    JsonWith(&'a WriteJson<'a>),
    JsonFlat(&'a dyn ErasedJson),
    JsonWhole(&'a dyn ErasedJson),
    Content(&'a dyn BodyContent),
    /// With whether it is a file whatever it says of itself.
    Part(&'a dyn BodyContent, bool),
    PartText(&'a dyn ErasedQuery),
    PartWith(&'a WriteQuery<'a>),
    /// With whether it must never be shown.
    Header(&'a dyn HeaderField, bool),
    HeaderPrefix(&'a dyn HeaderEntries, bool),
    /// Nothing is sent for this field.
    Absent,
}

type WriteQuery<'a> = dyn Fn(QuerySerializer<'_, '_>) -> Result<(), EncodeError> + 'a;
type WriteJson<'a> = dyn Fn(JsonSerializer<'_>) -> Result<(), EncodeError> + 'a;

impl<'a> Value<'a> {
    /// A query value that a function of the user's writes.
    pub fn query_with(write: &'a WriteQuery<'a>) -> Value<'a> {
        Value::QueryWith(write, Style::Repeat)
    }

    /// As [`query_with`](Value::query_with), in a form.
    pub fn form_with(write: &'a WriteQuery<'a>) -> Value<'a> {
        Value::FormWith(write, Style::Repeat)
    }

    /// A header that no log and no `Debug` may show.
    #[must_use]
    pub fn sensitive(self) -> Self {
        match self {
            Value::Header(value, _) => Value::Header(value, true),
            Value::HeaderPrefix(entries, _) => Value::HeaderPrefix(entries, true),
            other => other,
        }
    }

    /// Nothing, where serde's `skip_serializing_if` says so.
    #[must_use]
    pub fn unless(self, skip: bool) -> Self {
        if skip { Value::Absent } else { self }
    }

    /// Another way to write a list, or the members of a struct or map, into a query or form.
    #[must_use]
    pub fn style(self, style: Style) -> Self {
        match self {
            Value::Query(value, _) => Value::Query(value, style),
            Value::QueryWith(write, _) => Value::QueryWith(write, style),
            Value::Form(value, _) => Value::Form(value, style),
            Value::FormWith(write, _) => Value::FormWith(write, style),
            other => other,
        }
    }
}

/// A value that can stand in a path: anything [`Display`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in a path",
    label = "a path value must be `Display`",
    note = "help: use a type with exactly one text, as `&str`, `u64` or a newtype that implements \
            `Display`; an `Option` or a list has none: make the field required, or its items \
            `#[query]` fields"
)]
pub trait PathValue {
    #[doc(hidden)]
    fn path(&self) -> Value<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: Display> PathValue for T {
    fn path(&self) -> Value<'_> {
        Value::Path(self)
    }
}

/// A value that can stand in a query: anything that serializes as one text, number, boolean or
/// unit variant, as `None`, or as a list of those.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in a query or form",
    label = "a value of a query or form must be `serde::Serialize`",
    note = "help: add `#[derive(serde::Serialize)]` to the type, or name a function: \
            `#[serde(serialize_with = \"…\")]`"
)]
pub trait QueryValue {
    #[doc(hidden)]
    fn query(&self) -> Value<'_>;
    #[doc(hidden)]
    fn form(&self) -> Value<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> QueryValue for T {
    fn query(&self) -> Value<'_> {
        Value::Query(self, Style::Repeat)
    }

    fn form(&self) -> Value<'_> {
        Value::Form(self, Style::Repeat)
    }
}

/// A value that can be a property of a JSON body: anything that serializes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't stand in a JSON body",
    label = "what stands in a JSON body must be `serde::Serialize`",
    note = "help: add `#[derive(serde::Serialize)]` to the type, or name a function: \
            `#[serde(serialize_with = \"…\")]`"
)]
pub trait JsonValue {
    #[doc(hidden)]
    fn json(&self) -> Value<'_>;
    #[doc(hidden)]
    fn json_whole(&self) -> Value<'_>;
    #[doc(hidden)]
    fn json_flat(&self) -> Value<'_>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> JsonValue for T {
    fn json(&self) -> Value<'_> {
        Value::Json(self)
    }

    fn json_whole(&self) -> Value<'_> {
        Value::JsonWhole(self)
    }

    fn json_flat(&self) -> Value<'_> {
        Value::JsonFlat(self)
    }
}

/// [`Serialize`] into a query, behind a pointer: one instance a type, not one a field.
pub trait ErasedQuery {
    fn write(&self, into: QuerySerializer<'_, '_>) -> Result<(), EncodeError>;
}

impl<T: Serialize> ErasedQuery for T {
    fn write(&self, into: QuerySerializer<'_, '_>) -> Result<(), EncodeError> {
        self.serialize(into)
    }
}

/// [`Serialize`] into JSON, behind a pointer: one instance a type, not one a field.
pub trait ErasedJson {
    fn write(&self, into: JsonSerializer<'_>) -> Result<(), EncodeError>;
}

impl<T: Serialize> ErasedJson for T {
    fn write(&self, into: JsonSerializer<'_>) -> Result<(), EncodeError> {
        self.serialize(into)
    }
}
