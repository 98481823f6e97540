//! Do the programs that send endpoints by another HTTP client buy one seat with one request?

use std::env;
use std::process::{Command, Stdio};

fn printed(program: &str) -> String {
    let tests = env::current_exe().unwrap();
    let built = tests.parent().unwrap().parent().unwrap().join("examples");
    let path = built.join(format!("{program}{}", env::consts::EXE_SUFFIX));
    assert!(
        path.exists(),
        "build the program first: cargo build -p endpoint-examples --examples"
    );
    // Nothing listens there: what goes through a proxy fails.
    let nowhere = "http://127.0.0.1:9";
    let output = Command::new(path)
        .env("HTTP_PROXY", nowhere)
        .env("http_proxy", nowhere)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn hyper_util_sends_one_purchase() {
    assert_eq!(
        printed("over_hyper_util"),
        "hyper-util: 1 seats created\n  \
         POST /orgs/octo-org/copilot/billing/selected_users 201\n"
    );
}

#[test]
fn ureq_sends_one_purchase() {
    assert_eq!(
        printed("over_ureq"),
        "ureq: 1 seats created\n  POST /orgs/octo-org/copilot/billing/selected_users 201\n"
    );
}
