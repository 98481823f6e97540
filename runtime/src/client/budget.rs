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
    pub(super) fn pay(&self) -> Option<Paid<'_>> {
        let less = |tokens: u32| tokens.checked_sub(RETRY);
        let paid = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        paid.is_ok().then(|| Paid(Some(self)))
    }

    /// A call succeeded.
    pub(super) fn refund(&self) {
        self.give(SUCCESS);
    }

    fn give(&self, tokens: u32) {
        let more = |now: u32| (now < FULL).then_some(FULL.min(now + tokens));
        // A full purse stays as it is.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

/// The price of a retry. Where the call is dropped before it, the purse has it back.
#[must_use]
pub(super) struct Paid<'a>(Option<&'a Budget>);

impl Paid<'_> {
    /// The retry goes out.
    pub(super) fn spend(mut self) {
        self.0 = None;
    }
}

impl Drop for Paid<'_> {
    fn drop(&mut self) {
        if let Some(budget) = self.0 {
            budget.give(RETRY);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pays(budget: &Budget) -> bool {
        budget.pay().map(Paid::spend).is_some()
    }

    #[test]
    fn a_full_purse_pays_for_a_hundred_retries_and_five_successes_for_one_more() {
        let budget = Budget::default();
        budget.refund();
        assert_eq!((0..1000).filter(|_| pays(&budget)).count(), 100);
        for _ in 0..4 {
            budget.refund();
        }
        assert!(!pays(&budget));
        budget.refund();
        assert!(pays(&budget));
        assert!(!pays(&budget));
    }
}
