//! Which faults has a test set up, and which of them have fired?

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

thread_local! {
    /// The faults of the test that this thread runs.
    static OF_THIS_TEST: RefCell<Vec<Armed>> = const { RefCell::new(Vec::new()) };
}

/// A fault that is set up. The test fails where it has not fired by the end.
#[derive(Clone, Debug)]
pub struct Armed {
    what: Arc<str>,
    fired: Arc<AtomicBool>,
}

impl Armed {
    /// Notes that the fault was met.
    pub fn fire(&self) {
        self.fired.store(true, Ordering::SeqCst);
    }

    pub(crate) fn has_fired(&self) -> bool {
        self.fired.load(Ordering::SeqCst)
    }
}

impl fmt::Display for Armed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

/// Sets up a fault, on the thread of the test that it belongs to.
#[must_use]
pub fn arm(what: impl fmt::Display) -> Armed {
    let armed = Armed {
        what: what.to_string().into(),
        fired: Arc::default(),
    };
    OF_THIS_TEST.with_borrow_mut(|all| all.push(armed.clone()));
    armed
}

/// Sets up a fault that a test has just seen for itself, where no server of ours could note it.
pub fn fired(what: impl fmt::Display) {
    arm(what).fire();
}

/// The faults of the test that has ended on this thread; the next one starts without any.
pub(crate) fn take() -> Vec<Armed> {
    OF_THIS_TEST.take()
}
