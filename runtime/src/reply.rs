//! How does a response become a value?

use std::mem;

use bytes::Bytes;
use http::StatusCode;
use http::response::Parts;
use serde_core::de::DeserializeOwned;

use crate::body::Body;
#[cfg(feature = "client")]
use crate::client::Asked;
use crate::error::Status;
use crate::fault::{Fault, Kind, Past};
use crate::json::{FromNode, JsonError, Tape};
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
    /// What was before the last attempt.
    pub(crate) past: Past,
    /// The body of a success, for a type that reads it as it comes.
    pub(crate) live: Option<Body>,
    /// Whether a variant is for the status, so that it is no failure.
    pub(crate) claimed: bool,
    /// Why no value was read. It is kept here and not handed on, so that no type's code drops it.
    pub(crate) unread: Option<Fault>,
    /// What it answers.
    #[cfg(feature = "client")]
    pub(crate) asked: Asked,
}

/// What a call gives before its types are known.
pub(crate) type Arrived = Result<Box<Reply>, Fault>;

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
            past: Past::default(),
            live: None,
            claimed: false,
            unread: None,
            #[cfg(feature = "client")]
            asked: Asked::default(),
        }
    }

    /// Whether the response has no content, whatever its body says (RFC 9110, 6.4.1).
    fn is_without_content(&self) -> bool {
        self.spec.verb == Verb::Head
            || matches!(
                self.parts.status,
                StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT | StatusCode::NOT_MODIFIED
            )
            || self.body.is_empty()
    }

    /// What a type that asks serde can be decoded from.
    fn tape<'a>(&mut self, body: &'a Bytes) -> Result<Tape<'a>, Fault> {
        if self.parts.status == StatusCode::NOT_FOUND && !self.claimed {
            return Ok(Tape::missing());
        }
        self.success()?;
        Ok(if self.is_without_content() {
            Tape::absent()
        } else {
            Tape::parse(body)
        })
    }

    /// Reads the body into the value, of whatever type it is.
    fn read(&mut self, value: &mut dyn FromNode) {
        let body = self.body.clone();
        self.unread = match self.tape(&body) {
            Ok(tape) => match tape.fill(value) {
                Ok(()) => None,
                Err(error) => Some(self.not_decoded(&tape, error)),
            },
            Err(fault) => Some(fault),
        };
    }

    /// Nothing where the body is to be read: the response is a success, or whole and claimed. Else
    /// the failure that it is.
    pub(crate) fn success(&mut self) -> Result<(), Fault> {
        if self.parts.status.is_success() || (self.claimed && !self.cut) {
            Ok(())
        } else {
            Err(self.fault(Kind::Status))
        }
    }

    pub(crate) fn take_parts(&mut self) -> Parts {
        mem::replace(&mut self.parts, http::Response::new(()).into_parts().0)
    }

    /// The body of a response that became a value without being read.
    pub(crate) fn passed_over(&mut self) -> Option<Box<Bytes>> {
        let read = self.parts.status.is_success() || self.claimed;
        (!read).then(|| Box::new(mem::take(&mut self.body)))
    }

    /// Takes the response: after a fault there is no value that it could belong to.
    #[cold]
    pub(crate) fn fault(&mut self, kind: Kind) -> Fault {
        let parts = self.take_parts();
        let body = mem::take(&mut self.body);
        let mut fault = Fault::new(kind)
            .of(self.spec)
            .after(self.attempts)
            .answered(parts, body);
        fault.0.cut = self.cut;
        fault.0.past = self.past;
        #[cfg(feature = "client")]
        self.asked.learn(&mut fault);
        fault
    }

    /// Why there was nothing to be read.
    #[cold]
    #[inline(never)]
    fn unread(&mut self) -> Fault {
        let fault = self.unread.take();
        fault.unwrap_or_else(|| self.fault(Kind::Status))
    }

    #[cold]
    fn not_decoded(&mut self, tape: &Tape<'_>, error: JsonError) -> Fault {
        let error = tape.explain(error);
        if !error.is_absent() {
            return self.unfit(format!(
                "its body is not what the endpoint declares: {error}"
            ));
        }
        if !self.parts.status.is_success() {
            return self.unfit("there is no body".to_owned());
        }
        self.fault(Kind::Decode(format!(
            "{} is without content, but the endpoint declares a value; declare it as `Option<…>` if \
             a success may be empty, or an enum with `#[derive(Responses)]` if the status tells",
            Status(self.parts.status)
        )))
    }

    /// The body is not what is asked for. Of a failure that is no more than a reason.
    #[cold]
    fn unfit(&mut self, why: String) -> Fault {
        let status = self.parts.status;
        if status.is_success() {
            return self.fault(Kind::Decode(format!("{}, but {why}", Status(status))));
        }
        let claimed = self.claimed;
        let mut fault = self.fault(Kind::Status);
        fault.0.mismatch = claimed.then_some(why);
        fault
    }
}

/// What a success can become: anything that serde deserializes from JSON, `()`, an `Option` of
/// those, an enum with [`#[derive(Responses)]`](macro@crate::Responses), and the runtime's own
/// [`Text`], [`Raw`] and [`Streaming`](crate::Streaming).
///
/// Any 2xx is a success, and of one without content (204, 205, HEAD, an empty body) nothing is
/// decoded: it is `()`, `Some(())` for `Option<()>`, `None` for any other `Option`, and an error for
/// what needs a value. An `Option` is `None` for a 404 too. There `send_full` keeps status, headers and
/// [body](crate::Response::body): some APIs, GitHub's among them, answer 404 also where a permission is
/// missing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be made from a response",
    label = "a response must be `serde::Deserialize`, without borrowing from it",
    note = "help: add `#[derive(serde::Deserialize)]` to your own type; for a body that is not JSON \
            declare `-> endpoint::Text` or `-> endpoint::Raw`; these and an enum with \
            `#[derive(endpoint::Responses)]` stand without an `Option` around them; for status and \
            headers declare the value alone, and call `send_full`"
)]
pub trait FromResponse: Sized {
    /// Whether the body of a success is read as it comes.
    #[doc(hidden)]
    const LIVE: bool = false;
    #[doc(hidden)]
    fn from_reply(reply: &mut Reply) -> Result<Self, Fault>;
}

#[diagnostic::do_not_recommend]
impl<T: EitherResponsesOrDeserialize> FromResponse for T {
    fn from_reply(reply: &mut Reply) -> Result<T, Fault> {
        T::either(reply)
    }
}

/// What decides over the value: the status, for an enum with `#[derive(Responses)]`, or the body.
///
/// A type that derives both is told so by the name of this trait, and once.
pub trait EitherResponsesOrDeserialize: Sized {
    #[doc(hidden)]
    fn either(reply: &mut Reply) -> Result<Self, Fault>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> EitherResponsesOrDeserialize for T {
    fn either(reply: &mut Reply) -> Result<T, Fault> {
        let mut value = None;
        reply.read(&mut value);
        match value {
            Some(value) => Ok(value),
            None => Err(reply.unread()),
        }
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
            Err(error) => Err(reply.unfit(format!("its body is not UTF-8: {error}"))),
        }
    }
}
