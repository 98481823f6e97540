//! When must something have ended, and which limit says so?

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::fault::{Fault, Kind, Limit};

/// The end of a limit. One beyond what a clock can show is none.
#[derive(Clone, Copy)]
pub(super) struct Deadline {
    at: Option<Instant>,
    limit: Limit,
    after: Duration,
}

impl Deadline {
    /// So long from now.
    pub(super) fn new(limit: Limit, after: Duration) -> Deadline {
        Deadline {
            at: Instant::now().checked_add(after),
            limit,
            after,
        }
    }

    /// The one that ends first; this one, where both do.
    pub(super) fn nearest(self, other: Deadline) -> Deadline {
        match (self.at, other.at) {
            (Some(this), Some(that)) if that < this => other,
            (None, Some(_)) => other,
            _ => self,
        }
    }

    /// What is left of it.
    pub(super) fn left(self) -> Duration {
        let left = |at: Instant| at.saturating_duration_since(Instant::now());
        self.at.map_or(Duration::MAX, left)
    }

    /// The result of the work, or a fault where it does not come in time.
    pub(super) async fn hold<T>(self, work: impl Future<Output = T>) -> Result<T, Fault> {
        let Some(at) = self.at else {
            return Ok(work.await);
        };
        timeout_at(at, work).await.map_err(|_| self.fault())
    }

    /// A fault where it has passed already, so that the work need not begin.
    pub(super) fn open(self) -> Result<(), Fault> {
        let is_over = self.at.is_some_and(|at| at <= Instant::now());
        if is_over { Err(self.fault()) } else { Ok(()) }
    }

    fn fault(self) -> Fault {
        Fault::new(Kind::Timeout {
            limit: self.limit,
            after: self.after,
        })
    }
}
