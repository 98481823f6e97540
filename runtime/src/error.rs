//! The error of a call: what a caller can ask it.

mod said;
mod sentence;

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::fault::{Fault, Kind, Limit, Report};
use crate::known::{self, RateLimit};
use crate::raw::Raw;
use crate::wait;

pub(crate) use said::{is_unseen, usual_message};
pub(crate) use sentence::Status;

/// Why a call gave no value.
///
/// `E` is the type that the endpoint declares for the body of a failure (`error = E`). The error is
/// opaque: ask it with its predicates and readers. Its [`Display`](fmt::Display) is a sentence that
/// names the operation, the status and the API's own message. Neither it nor `Debug` nor
/// [`source`](std::error::Error::source) shows a credential: an answer that repeats one it was sent is
/// not quoted.
///
/// ```
/// # use endpoint::{BaseUrl, Endpoint, Error, endpoint};
/// #[endpoint(GET "/users/<login>")]
/// struct GetUser<'a> {
///     login: &'a str,
/// }
///
/// let base: BaseUrl = "https://api.github.com".parse()?;
/// let error = GetUser { login: ".." }.request(&base).unwrap_err();
/// assert!(error.is_build());
/// assert!(!error.may_have_reached_server());
/// # Ok::<(), Error>(())
/// ```
pub struct Error<E = Raw> {
    inner: Box<Inner<E>>,
}

struct Inner<E> {
    fault: Fault,
    /// The body of a failure, where it was an `E`.
    error: Option<E>,
    /// What `E` says of itself.
    said: Option<String>,
}

impl<E> Error<E> {
    #[cold]
    pub(crate) fn new(fault: Fault, error: Option<E>, said: Option<String>) -> Error<E> {
        Error {
            inner: Box::new(Inner { fault, error, said }),
        }
    }

    /// No `From`: beside it the compiler, which can't turn one `Error<E>` into another, would speak of
    /// faults to whoever forgets `untyped`.
    #[cold]
    pub(crate) fn of(fault: Fault) -> Error<E> {
        Error::new(fault, None, None)
    }

    pub(crate) fn into_fault(self) -> Fault {
        self.inner.fault
    }

    fn kind(&self) -> &Kind {
        &self.inner.fault.0.kind
    }

    /// Whether the request was refused before any I/O: a value that can't be sent safely, or a
    /// client that can't be built.
    #[must_use]
    pub fn is_build(&self) -> bool {
        matches!(self.kind(), Kind::Build(_))
    }

    /// Whether no connection was made: the name was not found, the connection was refused, or the
    /// TLS handshake failed, or it took longer than the connect timeout.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(
            self.kind(),
            Kind::Connect { .. }
                | Kind::Timeout {
                    limit: Limit::Connect,
                    ..
                }
        )
    }

    /// Whether a limit on time ended the call.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind(), Kind::Timeout { .. })
    }

    /// Whether the server answered with a failure: a status that is no success.
    #[must_use]
    pub fn is_status(&self) -> bool {
        matches!(self.kind(), Kind::Status)
    }

    /// Whether the server turned the call away by a rate limit: 429, or a 403 whose headers say
    /// that no call is left (`x-ratelimit-remaining: 0`) or when to come back (`retry-after`), or whose
    /// body speaks of a secondary rate limit, as [GitHub does](https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        let answer = self.inner.fault.0.answer.as_ref();
        self.is_status()
            && answer.is_some_and(|(parts, body)| {
                wait::is_rate_limited(parts.status, &parts.headers, body)
            })
    }

    /// Whether a success was not what the endpoint declares.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(self.kind(), Kind::Decode(_))
    }

    /// Whether the response was longer than the client's cap.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind(), Kind::TooLarge { .. })
    }

    /// Whether the answer was a redirect that is not followed.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        matches!(self.kind(), Kind::Redirect { .. })
    }

    /// Whether a walk over a list can't go on: the way to the next page leads to another origin or
    /// to a page that was there before, can't be read, or is longer than
    /// [`max_pages`](crate::Pages::max_pages). Nothing was sent for that page.
    #[must_use]
    pub fn is_paging(&self) -> bool {
        matches!(self.kind(), Kind::Paging(_))
    }

    /// The status of the response, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.inner
            .fault
            .0
            .answer
            .as_ref()
            .map(|(parts, _)| parts.status)
    }

    /// The headers of the response, where there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.inner
            .fault
            .0
            .answer
            .as_ref()
            .map(|(parts, _)| &parts.headers)
    }

    /// The body of the response as it came, cut at the client's cap.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.inner.fault.0.answer.as_ref().map(|(_, body)| body)
    }

    /// The body of a failure as the endpoint's error type, `None` where it was not one.
    #[must_use]
    pub fn error(&self) -> Option<&E> {
        self.inner.error.as_ref()
    }

    /// How long the server asks to wait, counted from now; at most 136 years.
    ///
    /// It is `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); of a rate limit without it,
    /// the time until `x-ratelimit-reset`, or the minute that GitHub's secondary limits ask for.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let (parts, body) = self.inner.fault.0.answer.as_ref()?;
        let now = SystemTime::now();
        let limit = || wait::asked(parts.status, &parts.headers, body, now);
        wait::retry_after(&parts.headers, now).or_else(|| limit().filter(|wait| !wait.is_zero()))
    }

    /// Why the body of a failure was not an `E`, with the place and a short excerpt: it is HTML from a
    /// proxy, empty, cut off, or of another shape. `None` where it was one, and for every other kind
    /// of error. [`untyped`](Error::untyped) keeps it. No other text of the error has it, for the body
    /// may be private; of an answer that repeats a credential it is not told.
    #[must_use]
    pub fn mismatch(&self) -> Option<&str> {
        let Report {
            mismatch,
            repeats_secret,
            ..
        } = &*self.inner.fault.0;
        let why = mismatch.as_deref()?;
        Some(if *repeats_secret {
            "its body is of another shape; it is not shown, for it repeats a credential"
        } else {
            why
        })
    }

    /// How much is left of the rate limit, where the server says it.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        known::rate_limit(self.headers()?, SystemTime::now())
    }

    /// The number that the server gave the request, for questions to its operators:
    /// `x-github-request-id`, `x-request-id` and their like.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        known::request_id(self.headers()?)
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.inner.fault.0.attempts
    }

    /// False only where it is certain that the server did not act on the request, in any attempt: no
    /// connection was made, or the server said that it did not process it. When it is true and there is no [`status`](Error::status), a mutation may have been applied.
    #[must_use]
    pub fn may_have_reached_server(&self) -> bool {
        self.inner.fault.0.may_have_reached_server
    }

    /// Method and path template of the operation, `None` where a client was built.
    #[must_use]
    pub fn endpoint(&self) -> Option<(http::Method, &'static str)> {
        self.inner
            .fault
            .0
            .spec
            .map(|spec| (spec.method(), spec.route()))
    }

    /// The same error with the failure's body as it came, so that the failures of different
    /// endpoints join under one `?`.
    #[must_use]
    pub fn untyped(self) -> Error {
        let Inner { fault, said, .. } = *self.inner;
        let raw = match (&fault.0.kind, &fault.0.answer) {
            (Kind::Status, Some((_, body))) => Some(Raw::from(body.clone())),
            _ => None,
        };
        Error::new(fault, raw, said)
    }

    /// The same error with its failure's value turned into another.
    #[must_use]
    pub fn map<F>(self, into: impl FnOnce(E) -> F) -> Error<F> {
        let Inner { fault, error, said } = *self.inner;
        Error::new(fault, error.map(into), said)
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, &self.inner.fault.0, self.inner.said.as_deref())
    }
}

/// With the sentence of `Display`: this is what a `main` that returns the error prints.
impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("message", &format_args!("{self}"))
            .field("status", &self.status().map(|status| status.as_u16()))
            .field("attempts", &self.attempts())
            .field("body_bytes", &self.body().map(Bytes::len))
            // It quotes the body, which may be private.
            .field("mismatch", &self.mismatch().map(|_| "see Error::mismatch"))
            .field("source", &self.inner.fault.0.source)
            .finish()
    }
}

impl<E> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner
            .fault
            .0
            .source
            .as_deref()
            .map(|source| source as _)
    }
}
