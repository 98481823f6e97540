//! The calls of the fault tests: what they send is secret, and what they fail with is searched for it.

use std::error::Error as _;
use std::fmt::{Debug, Write as _};

use endpoint::{Client, ClientBuilder, Error, endpoint};

use crate::capture::{self, CANARY, PRIVATE};
use crate::{GitHubError, SeatsCreated, Server};

/// A purchase with secrets everywhere.
#[endpoint(POST "/orgs/<org>/seats" -> SeatsCreated, error = GitHubError)]
#[derive(Debug, Clone)]
pub struct Purchase {
    /// In the path.
    pub org: &'static str,
    /// In the query.
    #[query]
    pub note: &'static str,
    /// In a header that is declared to be sensitive.
    #[header("X-Key", sensitive)]
    pub key: &'static str,
    /// In a header.
    #[header("X-Note")]
    pub header: &'static str,
    /// In the body.
    pub users: &'static [&'static str],
}

/// A read with secrets everywhere.
#[endpoint(GET "/orgs/<org>/seats", error = GitHubError)]
#[derive(Debug, Clone)]
pub struct Look {
    /// In the path.
    pub org: &'static str,
    /// In the query.
    pub note: &'static str,
    /// In a header that is declared to be sensitive.
    #[header("X-Key", sensitive)]
    pub key: &'static str,
}

/// A purchase that costs money each time it arrives.
#[must_use]
pub fn purchase() -> Purchase {
    Purchase {
        org: PRIVATE,
        note: PRIVATE,
        key: CANARY,
        header: PRIVATE,
        users: &[PRIVATE],
    }
}

/// A read, which may be repeated.
#[must_use]
pub fn look() -> Look {
    Look {
        org: PRIVATE,
        note: PRIVATE,
        key: CANARY,
    }
}

/// A client for this base, with a token and a key in a header of its own.
pub fn builder(base: impl AsRef<str>) -> ClientBuilder {
    Client::builder(base)
        .bearer(CANARY)
        .api_key("X-Api-Key", CANARY)
}

/// A client with such secrets and the default limits.
///
/// # Panics
///
/// Where it can't be built.
#[must_use]
pub fn client(server: &Server) -> Client {
    builder(server.base()).build().unwrap()
}

/// The error of a call that must fail, once it was searched for secrets.
///
/// # Panics
///
/// Where the call succeeds, or the error shows what it must not.
#[track_caller]
pub fn failed<T: Debug, E>(result: Result<T, Error<E>>) -> Error<E> {
    let error = match result {
        Ok(value) => panic!("it succeeds: {value:?}"),
        Err(error) => error,
    };
    let text = told(&error);
    capture::shows_nothing(&text);
    assert!(!text.contains(PRIVATE), "{text}");
    error
}

/// All that an error says of itself and its causes.
#[must_use]
pub fn told<E>(error: &Error<E>) -> String {
    let mut text = format!("{error} {error:#} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(cause) = source {
        let _ = write!(text, " {cause} {cause:?} {cause:#?}");
        source = cause.source();
    }
    text
}
