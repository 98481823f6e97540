//! What was asked, and what was answered? Every request, for programs and tests to count.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use super::world::World;

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded {
    /// The method.
    pub method: String,
    /// Path and query as they were received.
    pub target: String,
    /// The status of the answer.
    pub status: u16,
}

/// Answers, adds the headers that GitHub puts on every answer, and keeps note of the request.
pub(super) async fn record(
    State(world): State<Arc<World>>,
    request: Request,
    next: Next,
) -> Response {
    let method = request.method().to_string();
    let target = request.uri().to_string();
    let mut response = next.run(request).await;
    let number = world.record(Recorded {
        method,
        target,
        status: response.status().as_u16(),
    });
    add_headers(response.headers_mut(), number, world.reset());
    response
}

/// The limit of calls in an hour that GitHub grants to a user's token.
const LIMIT: usize = 5_000;

fn add_headers(headers: &mut HeaderMap, number: usize, reset: u64) {
    headers.insert("x-github-media-type", media_type());
    headers.insert("x-github-request-id", request_id(number));
    headers.insert("x-ratelimit-limit", LIMIT.into());
    headers.insert(
        "x-ratelimit-remaining",
        LIMIT.saturating_sub(number).max(1).into(),
    );
    headers.insert("x-ratelimit-used", number.into());
    headers.insert("x-ratelimit-reset", reset.into());
    headers.insert("x-ratelimit-resource", HeaderValue::from_static("core"));
}

fn media_type() -> HeaderValue {
    HeaderValue::from_static("github.v3; format=json")
}

fn request_id(number: usize) -> HeaderValue {
    HeaderValue::from_str(&format!("E3D0:{number:06X}"))
        .unwrap_or_else(|_| HeaderValue::from_static("E3D0"))
}
