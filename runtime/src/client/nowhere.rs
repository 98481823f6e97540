//! What is a walk where there can be no client? A type of which there is no value.

use std::task::{Context, Poll};

use crate::paging::Next;
use crate::reply::Arrived;

#[allow(dead_code, reason = "only a client makes one")]
pub(crate) struct Walk;

#[allow(
    clippy::unused_self,
    reason = "the methods are those of a client's walk"
)]
impl Walk {
    pub(crate) fn at_most(&mut self, _: u32) {}

    pub(crate) fn read_ahead(&mut self) {}

    pub(crate) fn poll(&mut self, _: &mut Context<'_>) -> Poll<Option<Arrived>> {
        Poll::Ready(None)
    }

    pub(crate) fn go(&mut self, _: Next<'_>) {}
}
