//! How much time and memory does a call take at the most, whatever a server does?

use std::process::ExitCode;

mod bytes;
mod pieces;
mod time;

fn main() -> ExitCode {
    endpoint_tests::run(&[bytes::TESTS, pieces::TESTS, time::TESTS])
}
