//! How is a page read while the one before it is worked on? By a task of its own.

use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use super::super::Replying;
use crate::fault::{Fault, Kind};
use crate::reply::Arrived;

/// A call that runs by itself, and ends when this is dropped.
pub(super) struct Ahead(JoinHandle<Arrived>);

impl Ahead {
    /// Starts it, in the tracing span of now. Without a runtime the call is given back.
    pub(super) fn start(call: Replying) -> Result<Ahead, Replying> {
        match Handle::try_current() {
            Ok(runtime) => Ok(Ahead(runtime.spawn(call.in_current_span()))),
            Err(_) => Err(call),
        }
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Arrived> {
        let ended = ready!(Pin::new(&mut self.0).poll(cx));
        Poll::Ready(ended.unwrap_or_else(|error| match error.try_into_panic() {
            // A transport's panic is the caller's, as it is without a task.
            Ok(panic) => resume_unwind(panic),
            Err(ended) => Err(Fault::new(Kind::Transport).caused_by(ended.into())),
        }))
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.0.abort();
    }
}
