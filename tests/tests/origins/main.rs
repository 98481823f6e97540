//! Where do secrets, purchases and walks go, wherever a server sends them?

use std::process::ExitCode;

mod bad_links;
mod credentials;
mod locations;
mod page_faults;
mod redirects;
mod settings;

fn main() -> ExitCode {
    endpoint_tests::run(&[
        bad_links::TESTS,
        credentials::TESTS,
        locations::TESTS,
        page_faults::TESTS,
        redirects::TESTS,
        settings::TESTS,
    ])
}
