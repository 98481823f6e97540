//! What goes wrong on purpose? Troubles that wait for the next requests, one for each.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::stream;

use super::answer;

/// What happens to a request in place of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Trouble {
    /// 503, and nothing is done.
    Unavailable,
    /// 429 with a `Retry-After` of so many seconds, and nothing is done.
    RateLimited(u16),
    /// The request is carried out, and the connection closes before the answer.
    AnswerLost,
}

/// The troubles that are to come.
#[derive(Debug, Clone, Default)]
pub(super) struct Troubles(Arc<Mutex<VecDeque<Trouble>>>);

impl Troubles {
    pub(super) fn add(&self, troubles: &[Trouble]) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.extend(troubles);
    }

    fn next(&self) -> Option<Trouble> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.pop_front()
    }
}

/// Lets the request through, unless a trouble waits for it.
pub(super) async fn trouble(
    State(troubles): State<Troubles>,
    request: Request,
    next: Next,
) -> Response {
    match troubles.next() {
        None => next.run(request).await,
        Some(Trouble::Unavailable) => answer::unavailable(),
        Some(Trouble::RateLimited(seconds)) => {
            let mut response = answer::rate_limited();
            let seconds = HeaderValue::from(seconds);
            response.headers_mut().insert(RETRY_AFTER, seconds);
            response
        }
        Some(Trouble::AnswerLost) => lost(next.run(request).await.status()),
    }
}

/// An answer that breaks off at its first byte, which makes the server close the connection.
fn lost(status: StatusCode) -> Response {
    let broken = stream::once(async { Err::<&str, _>(io::Error::other("lost on purpose")) });
    let mut response = Response::new(Body::from_stream(broken));
    *response.status_mut() = status;
    response
}
