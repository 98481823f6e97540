//! Does a stream that is being sent still move?
//!
//! While a stream uploads, no limit on the attempt holds, for it takes as long as it takes; but it must
//! move. A transport that asks for no more, or a stream that gives none, ends the attempt.

use std::future::{pending, poll_fn};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::Request;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, sleep_until};

use crate::body::{Body, BoxError};
use crate::fault::{Fault, Kind, Limit};

/// How far an upload is.
#[derive(Clone, Copy)]
struct Progress {
    /// When it last moved, `None` before it began.
    at: Option<Instant>,
    ended: bool,
    failed: bool,
}

/// What is known of the upload of a stream.
pub(super) struct Upload(Arc<Mutex<Progress>>);

fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Upload {
    /// Watches the body of a request, where it is a stream.
    pub(super) fn watch(request: Request<Body>) -> (Request<Body>, Option<Upload>) {
        if request.body().as_bytes().is_some() {
            return (request, None);
        }
        let progress = Arc::new(Mutex::new(Progress {
            at: None,
            ended: false,
            failed: false,
        }));
        let upload = Upload(Arc::clone(&progress));
        let request = request.map(|body| Body::live(Watched { body, progress }));
        (request, Some(upload))
    }

    /// Whether the stream itself ended with an error.
    pub(super) fn failed(&self) -> bool {
        lock(&self.0).failed
    }

    /// The result of the work, or a fault where the upload stands still for so long.
    pub(super) async fn hold<T>(
        &self,
        limit: Duration,
        work: impl Future<Output = T>,
    ) -> Result<T, Fault> {
        let (mut work, mut stands_still) = (pin!(work), pin!(self.stands_still(limit)));
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Ok(done));
            }
            stands_still.as_mut().poll(cx).map(|()| {
                Err(Fault::new(Kind::Timeout {
                    limit: Limit::Idle,
                    after: limit,
                }))
            })
        })
        .await
    }

    async fn stands_still(&self, limit: Duration) {
        loop {
            let progress = *lock(&self.0);
            let since = progress.at.unwrap_or_else(Instant::now);
            let due = since.checked_add(limit).filter(|_| !progress.ended);
            let Some(due) = due else {
                return pending().await;
            };
            if due <= Instant::now() {
                return;
            }
            sleep_until(due).await;
        }
    }
}

/// The stream on its way.
struct Watched {
    body: Body,
    progress: Arc<Mutex<Progress>>,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        let mut progress = lock(&self.progress);
        if polled.is_ready() || progress.at.is_none() {
            progress.at = Some(Instant::now());
        }
        match &polled {
            Poll::Ready(None) => progress.ended = true,
            Poll::Ready(Some(Err(_))) => progress.failed = true,
            _ => {}
        }
        drop(progress);
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A transport may know by the length that the end has come, and not ask for it.
impl Drop for Watched {
    fn drop(&mut self) {
        lock(&self.progress).ended = true;
    }
}
