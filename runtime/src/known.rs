//! What do the well-known headers of a response say? One reader each, for `Response` and `Error`.

mod rate_limit;

use http::header::{ETAG, LAST_MODIFIED, LOCATION};
use http::{HeaderMap, HeaderName};

use crate::date::HttpDate;
use crate::etag::ETag;

pub use rate_limit::RateLimit;
pub(crate) use rate_limit::rate_limit;

/// The names under which servers tell the number of a request, those of the server itself first.
const REQUEST_IDS: [&str; 6] = [
    "x-github-request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "request-id",
    "x-request-id",
    "x-correlation-id",
];

/// The first value of a header as text, without the spaces around it.
fn text(headers: &HeaderMap, name: impl http::header::AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn date(headers: &HeaderMap, name: impl http::header::AsHeaderName) -> Option<HttpDate> {
    text(headers, name)?.parse().ok()
}

/// RFC 9110, 8.8.3.
pub(crate) fn etag(headers: &HeaderMap) -> Option<ETag> {
    ETag::try_from(headers.get(ETAG)?).ok()
}

/// RFC 9110, 8.8.2.
pub(crate) fn last_modified(headers: &HeaderMap) -> Option<HttpDate> {
    date(headers, LAST_MODIFIED)
}

/// RFC 9110, 10.2.2.
pub(crate) fn location(headers: &HeaderMap) -> Option<&str> {
    text(headers, LOCATION)
}

/// The first of the usual names that is there.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_IDS.iter().find_map(|name| text(headers, *name))
}

pub(crate) const DEPRECATION: HeaderName = HeaderName::from_static("deprecation");
pub(crate) const SUNSET: HeaderName = HeaderName::from_static("sunset");

/// RFC 9745; before it was one, the header held a date of HTTP or `true`.
pub(crate) fn deprecation(headers: &HeaderMap) -> Option<Deprecation> {
    let text = text(headers, DEPRECATION)?;
    let since = match text.strip_prefix('@') {
        Some(seconds) => {
            let seconds = seconds.split(';').next().unwrap_or_default();
            Some(HttpDate::from_unix_seconds(seconds.trim().parse().ok()?)?)
        }
        None if matches!(text, "true" | "?1") => None,
        None => Some(text.parse().ok()?),
    };
    Some(Deprecation { since })
}

/// RFC 8594.
pub(crate) fn sunset(headers: &HeaderMap) -> Option<HttpDate> {
    date(headers, SUNSET)
}

/// What a server says of an operation that should not be called any more (RFC 9745).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deprecation {
    since: Option<HttpDate>,
}

impl Deprecation {
    /// When that began, or will begin. `None` where the server says no more than that it is so.
    #[must_use]
    pub fn since(&self) -> Option<HttpDate> {
        self.since
    }
}

#[cfg(test)]
mod tests;
