#![deny(warnings, clippy::pedantic, missing_docs)]
//! An enum with generics, under another name of the runtime, where names of the prelude are taken.

use ::endpoint as http_api;
use http_api::Endpoint as _;

/// Not the one of the prelude.
#[allow(dead_code, reason = "it must only be there")]
pub struct Result;

/// Not the one of the prelude.
#[allow(dead_code, reason = "it must only be there")]
pub struct Ok;

/// What comes back.
#[derive(Debug, http_api::Responses)]
#[status(crate = http_api)]
pub enum Answer<T, const N: usize>
where
    T: Clone,
{
    /// There it is.
    #[status(200, 2xx,)]
    Found(http_api::Response<Vec<T>>),
    /// It is not.
    #[deprecated]
    #[status(404)]
    Missing,
    #[cfg(any())]
    #[status(404)]
    Never,
    /// All else.
    #[status(default)]
    Other([u8; N]),
}

/// Asks.
#[http_api::endpoint(GET "/answer" -> Answer<u32, 2>)]
pub struct GetAnswer;

fn main() {
    let found = GetAnswer::response(http::Response::new("[1]".into())).unwrap();
    assert!(matches!(found, Answer::Found(response) if response.value() == &[1]));
    let mut other = http::Response::new("[1, 2]".into());
    *other.status_mut() = http::StatusCode::BAD_GATEWAY;
    let other = GetAnswer::response(other).unwrap();
    assert!(matches!(other, Answer::Other([1, 2])));
}
