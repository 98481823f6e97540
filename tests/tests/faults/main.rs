//! What becomes of a call that a server, a network or a caller breaks?

use std::process::ExitCode;

mod answers;
mod any_bytes;
mod cancelled;
mod connections;
mod http2;
mod meaning;
mod tls;
mod uploads;

fn main() -> ExitCode {
    endpoint_tests::run(&[
        answers::TESTS,
        any_bytes::TESTS,
        cancelled::TESTS,
        connections::TESTS,
        http2::TESTS,
        meaning::TESTS,
        tls::TESTS,
        uploads::TESTS,
    ])
}
