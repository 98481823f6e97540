//! What `send_full` gives: a value together with the response that it came in.

use std::fmt;

use http::response::Parts;
use http::{HeaderMap, StatusCode};

use crate::fault::Fault;
use crate::reply::{FromResponse, Reply};

/// A successful response: its value, its status and its headers.
pub struct Response<T> {
    parts: Parts,
    value: T,
    attempts: u32,
}

impl<T> Response<T> {
    /// The status. For an `Option` it may be 404.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The value that the endpoint declares.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value by itself.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// How often the request was sent: 1 unless it was repeated. 0 where the response was handed to
    /// [`Endpoint::response`](crate::Endpoint::response).
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn from_reply(mut reply: Reply) -> Result<Response<T>, Fault>
    where
        T: FromResponse,
    {
        let value = T::from_reply(&mut reply)?;
        Ok(Response {
            parts: reply.parts,
            value,
            attempts: reply.attempts,
        })
    }
}

/// Headers may hold cookies, so only their number is shown.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.parts.status)
            .field("headers", &self.parts.headers.len())
            .field("value", &self.value)
            .field("attempts", &self.attempts)
            .finish()
    }
}
