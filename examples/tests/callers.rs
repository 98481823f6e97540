//! Do the small programs print what they say, with one request for each line?

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

#[test]
fn a_poll_with_an_etag_is_answered_with_a_body_only_where_something_changed() {
    assert_eq!(
        printed("poll_with_etag"),
        "poll 1: 1 seats\n\
         poll 2: nothing has changed\n\
         poll 3: nothing has changed\n\
         a seat is bought\n\
         poll 4: 2 seats\n\
         poll 5: nothing has changed\n\
         5 polls: 2 answered with a body, 3 with 304\n"
    );
}

#[test]
fn different_failures_join_under_one_question_mark() {
    assert_eq!(
        printed("different_failures"),
        "untyped: POST /payments: 402 Payment Required: No credit: 30 of 50\n\
         untyped, the body: 70 bytes\n\
         mapped: the payment is refused, /errors/credit\n\
         mapped: GitHub refuses, Not Found\n"
    );
}
