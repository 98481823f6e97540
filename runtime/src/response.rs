//! What `send_full` gives: a value together with the response that it came in.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::response::Parts;
use http::{HeaderMap, StatusCode};

use crate::date::HttpDate;
use crate::etag::ETag;
use crate::fault::Fault;
use crate::known::{self, Deprecation, RateLimit};
use crate::link::Links;
use crate::reply::{FromResponse, Reply};
use crate::wait;

/// A successful response: its value, its status and its headers.
pub struct Response<T> {
    /// Behind a pointer, so that a variant of an enum can hold a response.
    parts: Box<Parts>,
    value: T,
    attempts: u32,
    /// Behind a pointer, as hardly any response has one.
    body: Option<Box<Bytes>>,
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

    /// The body of a 404 that is `None`, as it came: it may say whether the thing is missing or the
    /// permission. `None` for every response that the value was made from.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_deref()
    }

    /// How often the request was sent: 1 unless it was repeated. 0 where the response was handed to
    /// [`Endpoint::response`](crate::Endpoint::response).
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The version of what came: `ETag` (RFC 9110, 8.8.3).
    #[must_use]
    pub fn etag(&self) -> Option<ETag> {
        known::etag(self.headers())
    }

    /// When what came was changed last: `Last-Modified` (RFC 9110, 8.8.2).
    #[must_use]
    pub fn last_modified(&self) -> Option<HttpDate> {
        known::last_modified(self.headers())
    }

    /// Where what was made is, or where to look: `Location` (RFC 9110, 10.2.2), as the server wrote
    /// it. It may be relative.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        known::location(self.headers())
    }

    /// The links to other resources: `Link` (RFC 8288).
    #[must_use]
    pub fn link(&self) -> Links<'_> {
        Links::of(self.headers())
    }

    /// How much is left of the rate limit, where the server says it.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        known::rate_limit(self.headers(), SystemTime::now())
    }

    /// How long to wait before the next call, or before asking what came of this one: `Retry-After`
    /// (RFC 9110, 10.2.3), in seconds or as a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        wait::retry_after(self.headers(), SystemTime::now())
    }

    /// The number that the server gave the request, for questions to its operators:
    /// `x-github-request-id`, `x-request-id` and their like.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        known::request_id(self.headers())
    }

    /// Whether the operation should not be called any more: `Deprecation` (RFC 9745).
    #[must_use]
    pub fn deprecation(&self) -> Option<Deprecation> {
        known::deprecation(self.headers())
    }

    /// When the operation will be gone: `Sunset` (RFC 8594).
    #[must_use]
    pub fn sunset(&self) -> Option<HttpDate> {
        known::sunset(self.headers())
    }

    pub(crate) fn from_reply(reply: &mut Reply) -> Result<Response<T>, Fault>
    where
        T: FromResponse,
    {
        match T::from_reply(reply) {
            Ok(value) => Ok(Response {
                body: reply.passed_over(),
                parts: Box::new(reply.take_parts()),
                value,
                attempts: reply.attempts,
            }),
            Err(fault) => Err(fault),
        }
    }

    /// As `from_reply`, of a value that was read already.
    pub(crate) fn of(reply: &Reply, value: T) -> Response<T> {
        Response {
            parts: Box::new(reply.parts.clone()),
            value,
            attempts: reply.attempts,
            body: None,
        }
    }
}

/// Headers may hold cookies and a body is private, so only their number is shown, and its length.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Response");
        shown
            .field("status", &self.parts.status)
            .field("headers", &self.parts.headers.len())
            .field("value", &self.value)
            .field("attempts", &self.attempts);
        if let Some(body) = &self.body {
            shown.field("body_bytes", &body.len());
        }
        shown.finish()
    }
}
