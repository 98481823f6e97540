//! What is tried again, how often, and after which wait?

use std::process::ExitCode;

mod idempotency;
mod rules;
mod waits;

fn main() -> ExitCode {
    endpoint_tests::run(&[idempotency::TESTS, rules::TESTS, waits::TESTS])
}
