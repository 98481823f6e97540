//! How a response becomes a value or a failure: the two traits that decide by type.

use std::fmt::Display;
use std::marker::PhantomData;
use std::mem;

use bytes::Bytes;
use http::StatusCode;
use http::response::Parts;
use serde_core::de::DeserializeOwned;

use crate::error::{Error, Status};
use crate::fault::{Fault, Kind};
use crate::json::{JsonError, Tape};
use crate::raw::{Raw, Text};
use crate::spec::{Spec, Verb};

/// A response that has arrived, before anything is known of the type that it becomes.
#[derive(Debug)]
pub struct Reply {
    pub(crate) spec: &'static Spec,
    pub(crate) parts: Parts,
    /// The body in memory; empty where it is still live.
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    /// Whether more of the body was to come.
    pub(crate) cut: bool,
}

impl Reply {
    pub(crate) fn new(
        spec: &'static Spec,
        response: http::Response<Bytes>,
        attempts: u32,
    ) -> Reply {
        let (parts, body) = response.into_parts();
        Reply {
            spec,
            parts,
            body,
            attempts,
            cut: false,
        }
    }

    /// Whether the response has no content, whatever its body says (RFC 9110, 6.4.1).
    fn is_without_content(&self) -> bool {
        self.spec.verb == Verb::Head
            || matches!(
                self.parts.status,
                StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT
            )
            || self.body.is_empty()
    }

    /// What a type that asks serde can be decoded from.
    #[inline(never)]
    fn tape<'a>(&mut self, body: &'a Bytes) -> Result<Tape<'a>, Fault> {
        if self.parts.status == StatusCode::NOT_FOUND {
            return Ok(Tape::missing());
        }
        self.success()?;
        Ok(if self.is_without_content() {
            Tape::absent()
        } else {
            Tape::parse(body)
        })
    }

    /// Nothing where the response is a success, else the failure that it is.
    fn success(&mut self) -> Result<(), Fault> {
        if self.parts.status.is_success() {
            Ok(())
        } else {
            Err(self.fault(Kind::Status))
        }
    }

    /// Takes the response: after a fault there is no value that it could belong to.
    #[cold]
    fn fault(&mut self, kind: Kind) -> Fault {
        let parts = mem::replace(&mut self.parts, http::Response::new(()).into_parts().0);
        let body = mem::take(&mut self.body);
        let mut fault = Fault::new(kind)
            .of(self.spec)
            .after(self.attempts)
            .answered(parts, body);
        fault.0.cut = self.cut;
        fault
    }

    #[cold]
    fn not_decoded(&mut self, tape: &Tape<'_>, error: JsonError) -> Fault {
        if self.parts.status == StatusCode::NOT_FOUND {
            return self.fault(Kind::Status);
        }
        let error = tape.explain(error);
        let status = Status(self.parts.status);
        let why = if error.is_absent() {
            format!(
                "{status} without content, but the endpoint declares a value; declare it as \
                 `Option<…>` if a success may be empty"
            )
        } else {
            format!("{status}, but its body is not what the endpoint declares: {error}")
        };
        self.fault(Kind::Decode(why))
    }
}

/// What a success can become: anything that serde deserializes from JSON, `()`, an `Option` of
/// those, and the runtime's own [`Text`] and [`Raw`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be made from a response",
    label = "a response must be `serde::Deserialize`, without borrowing from it",
    note = "help: add `#[derive(serde::Deserialize)]` to the type, or declare `-> endpoint::Text` \
            or `-> endpoint::Raw` for a body that is not JSON"
)]
pub trait FromResponse: Sized {
    #[doc(hidden)]
    fn from_reply(reply: &mut Reply) -> Result<Self, Fault>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromResponse for T {
    fn from_reply(reply: &mut Reply) -> Result<T, Fault> {
        let body = reply.body.clone();
        let tape = reply.tape(&body)?;
        tape.decode()
            .map_err(|error| reply.not_decoded(&tape, error))
    }
}

#[diagnostic::do_not_recommend]
impl FromResponse for Raw {
    fn from_reply(reply: &mut Reply) -> Result<Raw, Fault> {
        reply.success()?;
        Ok(Raw::from(reply.body.clone()))
    }
}

#[diagnostic::do_not_recommend]
impl FromResponse for Text {
    fn from_reply(reply: &mut Reply) -> Result<Text, Fault> {
        reply.success()?;
        match str::from_utf8(&reply.body) {
            Ok(text) => Ok(Text::from(text.to_owned())),
            Err(error) => {
                let status = Status(reply.parts.status);
                let why = format!("{status}, but its body is not UTF-8: {error}");
                Err(reply.fault(Kind::Decode(why)))
            }
        }
    }
}

/// What the body of a failure can become (`error = Type`): anything that serde deserializes from
/// JSON, or [`Raw`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be made from the body of a failure",
    label = "a failure must be `serde::Deserialize + Send + Sync + 'static`",
    note = "help: add `#[derive(serde::Deserialize)]` to the type, or leave `error = …` out to get \
            the body as it came"
)]
pub trait FromFailure: Send + Sync + Sized + 'static {
    #[doc(hidden)]
    fn from_body(body: &Bytes) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<E: DeserializeOwned + Send + Sync + 'static> FromFailure for E {
    fn from_body(body: &Bytes) -> Option<E> {
        if body.is_empty() {
            None
        } else {
            Tape::parse(body).decode().ok()
        }
    }
}

#[diagnostic::do_not_recommend]
impl FromFailure for Raw {
    fn from_body(body: &Bytes) -> Option<Raw> {
        Some(Raw::from(body.clone()))
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
pub(crate) fn failed<E: FromFailure>(fault: Fault, show: Show<E>) -> Error<E> {
    let error = match (&fault.0.kind, &fault.0.answer) {
        (Kind::Status, Some((_, body))) => E::from_body(body),
        _ => None,
    };
    let said = show.and_then(|show| error.as_ref().map(show));
    Error::new(fault, error, said)
}
