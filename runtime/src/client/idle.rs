//! How is a response cut off that is read as it comes, and of which nothing comes any more?

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::task::coop::poll_proceed;
use tokio::time::{Sleep, sleep};

use crate::body::{Body, BoxError};
use crate::error::Error;
use crate::fault::{Fault, Kind, Limit};

/// A body that ends with a fault where nothing comes for too long. The time in which nobody asks for
/// more does not count.
pub(super) struct Idle {
    body: Body,
    limit: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Idle {
    pub(super) fn new(body: Body, limit: Duration) -> Idle {
        Idle {
            body,
            limit,
            waiting: None,
        }
    }
}

impl http_body::Body for Idle {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        // Who reads a body that always has more must get to look at a limit of their own.
        let turn = ready!(poll_proceed(cx));
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(cx) {
            turn.made_progress();
            self.waiting = None;
            return Poll::Ready(frame);
        }
        // Without a runtime there is no clock; then only the transport's own limits hold.
        if tokio::runtime::Handle::try_current().is_err() {
            return Poll::Pending;
        }
        let limit = self.limit;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(limit)));
        match waiting.as_mut().poll(cx) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => {
                self.body = Body::empty();
                self.waiting = None;
                Poll::Ready(Some(Err(idle(limit).into())))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

fn idle(after: Duration) -> Error {
    let limit = Limit::Idle;
    Error::of(Fault::new(Kind::Timeout { limit, after }))
}
