//! Does a stream that is being sent still move?
//!
//! While a stream uploads, no limit on the attempt holds, for it takes as long as it takes; but it must
//! move. A transport that asks for no more, or a stream that gives none, ends the attempt. Once it is
//! sent, the limit on the attempt begins.

use std::future::poll_fn;
use std::mem;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::Request;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, sleep_until};

use super::settings::Limits;
use crate::body::{Body, BoxError};
use crate::fault::{Fault, Kind, Limit};

/// How far an upload is.
#[derive(Default)]
struct Progress {
    /// When it last moved, `None` before it began.
    at: Option<Instant>,
    ended: bool,
    /// The error that it ended with. Kept here, for over HTTP/2 a transport loses it.
    failed: Option<BoxError>,
    /// Who waits for the answer, and must hear that another limit holds.
    waiting: Option<Waker>,
}

impl Progress {
    fn moved(&mut self) {
        self.at = Some(Instant::now());
    }

    fn end(&mut self) {
        if !self.ended {
            self.ended = true;
            self.moved();
        }
    }
}

/// What is known of the upload of a stream.
pub(super) struct Upload(Arc<Mutex<Progress>>);

fn lock(progress: &Mutex<Progress>) -> MutexGuard<'_, Progress> {
    progress.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Wakes who waits, once the lock is free.
fn tell(mut progress: MutexGuard<'_, Progress>) {
    let waiting = progress.waiting.take();
    drop(progress);
    if let Some(waiting) = waiting {
        waiting.wake();
    }
}

impl Upload {
    /// Watches the body of a request, where it is a stream.
    pub(super) fn watch(request: Request<Body>) -> (Request<Body>, Option<Upload>) {
        if request.body().as_bytes().is_some() {
            return (request, None);
        }
        let progress = Arc::<Mutex<Progress>>::default();
        let upload = Upload(Arc::clone(&progress));
        let request = request.map(|body| Body::live(Watched { body, progress }));
        (request, Some(upload))
    }

    /// The error that the stream itself ended with.
    pub(super) fn failed(&self) -> Option<BoxError> {
        lock(&self.0).failed.take()
    }

    /// The result of the work, or a fault where the upload stands still for too long, or no answer
    /// follows it.
    pub(super) async fn hold<T>(
        &self,
        limits: &Limits,
        work: impl Future<Output = T>,
    ) -> Result<T, Fault> {
        let (mut work, mut alarm) = (pin!(work), pin!(sleep_until(Instant::now())));
        poll_fn(|cx| {
            if let Poll::Ready(done) = work.as_mut().poll(cx) {
                return Poll::Ready(Ok(done));
            }
            let mut progress = lock(&self.0);
            progress.waiting = Some(cx.waker().clone());
            let (limit, after) = if progress.ended {
                (Limit::Attempt, limits.attempt)
            } else {
                (Limit::Idle, limits.idle)
            };
            let Some(due) = progress.at.and_then(|at| at.checked_add(after)) else {
                return Poll::Pending;
            };
            drop(progress);
            alarm.as_mut().reset(due);
            let passed = || Err(Fault::new(Kind::Timeout { limit, after }));
            alarm.as_mut().poll(cx).map(|()| passed())
        })
        .await
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
        let mut polled = Pin::new(&mut self.body).poll_frame(cx);
        let mut progress = lock(&self.progress);
        let begins = progress.at.is_none();
        if begins || polled.is_ready() {
            progress.moved();
        }
        match &mut polled {
            Poll::Ready(None) => progress.end(),
            Poll::Ready(Some(Err(error))) => {
                let stands_for_it = "the stream ended with an error".into();
                progress.failed = Some(mem::replace(error, stands_for_it));
            }
            _ => {}
        }
        if begins || progress.ended {
            tell(progress);
        }
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
        let mut progress = lock(&self.progress);
        progress.end();
        tell(progress);
    }
}
