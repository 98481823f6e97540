//! How does a failure become the endpoint's error, with the type that is declared for its body?

use std::fmt::Display;
use std::marker::PhantomData;

use bytes::Bytes;
use serde_core::de::DeserializeOwned;

use crate::error::Error;
use crate::fault::{Fault, Kind};
use crate::json::{FromNode, Tape};
use crate::raw::Raw;

/// What the body of a failure can become (`error = Type`): anything that serde deserializes from
/// JSON and that is `Send + Sync + 'static`, or [`Raw`].
///
/// Generic code that hands on `Error<T::Error>` says so itself: `T::Error: Send + Sync + 'static`.
/// As supertraits they would be three more errors about one wrong type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be made from the body of a failure",
    label = "a failure must be `serde::Deserialize + Send + Sync + 'static`",
    note = "help: add `#[derive(serde::Deserialize)]` to the type, and let it own its values and no \
            `Rc` or `Cell`; an enum with `#[derive(endpoint::Responses)]` takes failures in where it \
            is the response; or leave `error = …` out to get the body as it came"
)]
pub trait FromFailure: Sized {
    /// The value, or why the body is none. Of a body that is `cut` more was to come.
    #[doc(hidden)]
    fn from_body(body: &Bytes, cut: bool) -> Result<Self, String>;
}

#[diagnostic::do_not_recommend]
impl<E: DeserializeOwned + Send + Sync + 'static> FromFailure for E {
    fn from_body(body: &Bytes, cut: bool) -> Result<E, String> {
        let mut value = None;
        let read = failure(body, cut, &mut value);
        value.ok_or_else(|| read.err().unwrap_or_default())
    }
}

/// What a failure's type is read from, whatever the content type says. The beginning of a body may
/// be a value too, but another one.
fn failure(body: &[u8], cut: bool, value: &mut dyn FromNode) -> Result<(), String> {
    match (cut, body.is_empty()) {
        (false, false) => {
            let tape = Tape::parse(body);
            tape.fill(value)
                .map_err(|error| tape.explain(error).to_string())
        }
        (false, true) => Err("there is no body".to_owned()),
        (true, _) => Err(format!("only {} bytes of the body are there", body.len())),
    }
}

#[diagnostic::do_not_recommend]
impl FromFailure for Raw {
    fn from_body(body: &Bytes, _: bool) -> Result<Raw, String> {
        Ok(Raw::from(body.clone()))
    }
}

/// How a failure's value says what happened, where it is `Display`.
pub type Show<E> = Option<fn(&E) -> String>;

/// Finds [`Show`] for a type: an inherent constant wins over the one of [`NotShown`].
#[derive(Debug)]
pub struct Shown<E>(PhantomData<E>);

impl<E: Display> Shown<E> {
    /// It is.
    pub const SHOW: Show<E> = Some(ToString::to_string);
}

/// The answer for every type that is not `Display`.
pub trait NotShown<E> {
    /// It is not.
    const SHOW: Show<E> = None;
}

impl<E> NotShown<E> for Shown<E> {}

/// Gives a fault the endpoint's error type.
pub(crate) fn failed<E: FromFailure>(mut fault: Fault, show: Show<E>) -> Error<E> {
    let read = match (&fault.0.kind, &fault.0.answer) {
        (Kind::Status, Some((_, body))) => Some(E::from_body(body, fault.0.cut)),
        _ => None,
    };
    let error = match read {
        Some(Ok(error)) => Some(error),
        Some(Err(why)) => {
            // What a variant for the status said of the body comes first.
            if fault.0.is_about_a_body() {
                fault.0.mismatch.get_or_insert(why);
            }
            None
        }
        None => None,
    };
    let said = show.and_then(|show| error.as_ref().map(show));
    Error::new(fault, error, said)
}
