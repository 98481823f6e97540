//! Which responses can be decoded and are still not what was meant?

use std::marker::PhantomData;

use serde_core::de::DeserializeOwned;

/// Asks whether a declared response is meant: an inherent function wins over that of [`AnyIsMeant`],
/// and has the bound that is never kept.
#[derive(Debug)]
pub struct Meant<R>(PhantomData<R>);

/// The answer for every type of which nothing is known.
pub trait AnyIsMeant {
    /// It is.
    fn alone() {}
    /// It is, under HEAD.
    fn without_content() {}
}

impl<R> AnyIsMeant for Meant<R> {}

impl<T: DeserializeOwned, E: DeserializeOwned> Meant<Result<T, E>> {
    /// serde reads a `Result` from `{"Ok": …}`, which hardly any API sends.
    pub fn alone()
    where
        Result<T, E>: OneOutcome,
    {
    }
}

impl<T: DeserializeOwned> Meant<T> {
    /// The answer to a HEAD has no body that a value could be decoded from.
    pub fn without_content()
    where
        T: WithoutContent,
    {
    }
}

/// A response that is no `Result`. No type implements it: it is asked of a `Result` only.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is a success or a failure, and a response is what a success becomes",
    label = "`send` gives a `Result` already",
    note = "help: write `-> T, error = E` for `-> Result<T, E>`"
)]
pub trait OneOutcome {}

/// A response that needs no body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is decoded from a body, and the answer to a HEAD has none",
    label = "nothing can be decoded under HEAD",
    note = "help: leave `-> …` out, and `send_full` gives the headers; `-> Option<()>` is `None` for \
            a 404; or write `GET`"
)]
pub trait WithoutContent {}

#[diagnostic::do_not_recommend]
impl WithoutContent for () {}

#[diagnostic::do_not_recommend]
impl<T> WithoutContent for Option<T> {}
