//! How many retries may all calls of a client make together?
//!
//! When a server is down, each of its callers would repeat its call, and multiply the load of a server
//! that struggles. So retries are paid for from a common purse, which only successes fill again.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a full purse holds.
const FULL: u32 = 500;
/// What a retry costs.
const RETRY: u32 = 5;
/// What a success gives back.
const SUCCESS: u32 = 1;

/// The purse. Copies of a client share it.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Default for Budget {
    fn default() -> Budget {
        Budget(AtomicU32::new(FULL))
    }
}

impl Budget {
    /// Pays for a retry, where there is enough.
    pub(super) fn pay(&self) -> bool {
        let less = |tokens: u32| tokens.checked_sub(RETRY);
        let paid = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        paid.is_ok()
    }

    /// A call succeeded.
    pub(super) fn refund(&self) {
        let more = |tokens: u32| (tokens < FULL).then_some(tokens + SUCCESS);
        // A full purse stays as it is.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_purse_pays_for_a_hundred_retries_and_five_successes_for_one_more() {
        let budget = Budget::default();
        budget.refund();
        assert_eq!((0..1000).filter(|_| budget.pay()).count(), 100);
        for _ in 0..4 {
            budget.refund();
        }
        assert!(!budget.pay());
        budget.refund();
        assert!(budget.pay());
        assert!(!budget.pay());
    }
}
