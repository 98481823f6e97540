//! What a request would be, without sending it.
#![allow(clippy::missing_panics_doc, reason = "a test panics where it fails")]

use endpoint::{BaseUrl, Endpoint};
use http_body_util::BodyExt as _;

/// The base of requests that go nowhere.
#[must_use]
pub fn base() -> BaseUrl {
    "http://api.test/v1".parse().unwrap()
}

/// Headers as lines, in the order of their names, and the body.
pub async fn sent<E: Endpoint>(endpoint: &E) -> (Vec<String>, String) {
    let (parts, body) = endpoint
        .request(&base())
        .map_err(|e| e.to_string())
        .unwrap()
        .into_parts();
    let mut lines: Vec<String> = parts
        .headers
        .iter()
        .filter(|(name, _)| *name != "accept")
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    let body = body.collect().await.unwrap().to_bytes();
    (lines, String::from_utf8_lossy(&body).into_owned())
}

/// Why a request is refused, which must be before any I/O.
pub fn refused<E: Endpoint>(endpoint: &E) -> String {
    let error = endpoint.request(&base()).expect_err("it is refused");
    assert!(error.is_build() && !error.may_have_reached_server());
    error.to_string()
}
