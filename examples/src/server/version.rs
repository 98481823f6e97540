//! Has the answer changed since the client saw it? GitHub gives each answer to a GET an `ETag`.

use std::hash::{DefaultHasher, Hasher as _};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

/// More than any answer of this server has.
const MOST: usize = 1 << 20;

/// Answers, or says that what the client has is current (RFC 9110, 13.1.2).
pub(super) async fn version(request: Request, next: Next) -> Response {
    let asked = request.method() == Method::GET;
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    if !asked || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, MOST).await.unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    hasher.write(&bytes);
    let etag = format!("W/\"{:016x}\"", hasher.finish());
    let current = known.is_some_and(|known| known.as_bytes() == etag.as_bytes());
    if let Ok(etag) = HeaderValue::try_from(etag) {
        parts.headers.insert(ETAG, etag);
    }
    if current {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(CONTENT_TYPE);
        parts.headers.remove(CONTENT_LENGTH);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}
