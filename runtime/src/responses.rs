//! How does the status decide which variant of a response it is, and what can a variant hold?

use serde_core::de::DeserializeOwned;

use crate::error::Status;
use crate::fault::{Fault, Kind};
use crate::raw::{Raw, Text};
use crate::reply::{FromResponse, Reply};
use crate::response::Response;

/// The number of the variant that is for the status: that of the first claim, from a status to a
/// status, that it is in.
///
/// # Errors
///
/// The failure as it is without the enum, and for a success what is missing in it.
pub fn claimed(reply: &mut Reply, claims: &[(u16, u16, usize)]) -> Result<usize, Fault> {
    let status = reply.parts.status;
    let number = status.as_u16();
    let claim = claims
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&number));
    if let Some((_, _, variant)) = claim {
        reply.claimed = true;
        return Ok(*variant);
    }
    if !status.is_success() {
        return Err(reply.fault(Kind::Status));
    }
    let why = format!(
        "{}, but no variant of the declared response is for it; add one with `#[status({number})]` \
         or `#[status(default)]`",
        Status(status)
    );
    Err(reply.fault(Kind::Decode(why)))
}

/// What a variant of a [`Responses`](macro@crate::Responses) enum can hold: anything that serde
/// deserializes from JSON, [`Text`], [`Raw`], or a [`Response`] of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be held by a variant of a response",
    label = "what a variant holds must be `serde::Deserialize`, without borrowing from the response",
    note = "help: add `#[derive(serde::Deserialize)]` to the type, or use `endpoint::Text` or \
            `endpoint::Raw` for a body that is not JSON"
)]
pub trait VariantContent: Sized {
    #[doc(hidden)]
    fn from_claimed(reply: &mut Reply) -> Result<Self, Fault>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> VariantContent for T {
    fn from_claimed(reply: &mut Reply) -> Result<T, Fault> {
        T::from_reply(reply)
    }
}

#[diagnostic::do_not_recommend]
impl VariantContent for Raw {
    fn from_claimed(reply: &mut Reply) -> Result<Raw, Fault> {
        Raw::from_reply(reply)
    }
}

#[diagnostic::do_not_recommend]
impl VariantContent for Text {
    fn from_claimed(reply: &mut Reply) -> Result<Text, Fault> {
        Text::from_reply(reply)
    }
}

/// With the status and the headers beside what it holds.
#[diagnostic::do_not_recommend]
impl<T: VariantContent> VariantContent for Response<T> {
    fn from_claimed(reply: &mut Reply) -> Result<Response<T>, Fault> {
        let value = T::from_claimed(reply)?;
        Ok(Response::of(reply, value))
    }
}
