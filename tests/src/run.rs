//! How a test program that counts its faults runs: each test alone, and at the end `N faults, N fired`.

use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use libtest_mimic::{Arguments, Trial};

use crate::{armed, capture};

/// A test by its name.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The name of its function.
    pub name: &'static str,
    /// Starts it.
    pub start: fn() -> Pin<Box<dyn Future<Output = ()>>>,
}

/// The tests of a file, as the constant `TESTS`: those that are async, and after a semicolon those
/// that are not. A test that is not in the list is dead code.
#[macro_export]
macro_rules! tests {
    ($($name:ident),* $(,)? $(; $($plain:ident),* $(,)?)?) => {
        pub(crate) const TESTS: &[$crate::Test] = &[
            $($crate::Test {
                name: stringify!($name),
                start: || ::std::boxed::Box::pin($name()),
            },)*
            $($($crate::Test {
                name: stringify!($plain),
                start: || ::std::boxed::Box::pin(async { $plain() }),
            },)*)?
        ];
    };
}

#[derive(Default)]
struct Sum {
    faults: AtomicUsize,
    fired: AtomicUsize,
}

/// Runs the tests of these files, under the arguments that `cargo test` gives to any test program.
///
/// A test fails where a fault that it set up did not fire, and where a secret was logged meanwhile.
#[must_use]
pub fn run(files: &[&[Test]]) -> ExitCode {
    capture::start();
    let sum = Arc::<Sum>::default();
    let trial = |test: &Test| {
        let Test { name, start } = *test;
        let sum = Arc::clone(&sum);
        Trial::test(name, move || {
            one(start, &sum);
            Ok(())
        })
    };
    let trials = files.iter().copied().flatten().map(trial).collect();
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    let count = |count: &AtomicUsize| count.load(Ordering::SeqCst);
    println!("{} faults, {} fired", count(&sum.faults), count(&sum.fired));
    conclusion.exit_code()
}

fn one(start: fn() -> Pin<Box<dyn Future<Output = ()>>>, sum: &Sum) {
    drop(armed::take());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(start());
    let armed = armed::take();
    let silent: Vec<_> = armed.iter().filter(|fault| !fault.has_fired()).collect();
    sum.faults.fetch_add(armed.len(), Ordering::SeqCst);
    sum.fired
        .fetch_add(armed.len() - silent.len(), Ordering::SeqCst);
    assert!(silent.is_empty(), "did not fire: {silent:#?}");
    capture::shows_nothing("");
}

#[cfg(test)]
mod tests {
    use super::{Sum, one};
    use crate::{Answer, Server, arm, armed};

    async fn sets_up_two_and_meets_one() {
        armed::fired("met");
        let _never = Server::answering(Answer::json("503 Service Unavailable", "{}")).await;
    }

    #[test]
    fn a_fault_that_does_not_fire_fails_its_test() {
        let sum = Sum::default();
        let start = || -> std::pin::Pin<Box<dyn Future<Output = ()>>> {
            Box::pin(sets_up_two_and_meets_one())
        };
        let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| one(start, &sum)));
        let text = *failed.unwrap_err().downcast::<String>().unwrap();
        assert!(
            text.contains("did not fire") && text.contains("503"),
            "{text}"
        );
        assert_eq!((sum.faults.into_inner(), sum.fired.into_inner()), (2, 1));
    }

    #[test]
    fn a_fault_belongs_to_the_test_that_set_it_up() {
        drop(arm("left by another test"));
        assert_eq!(armed::take().len(), 1);
        assert!(armed::take().is_empty());
    }
}
