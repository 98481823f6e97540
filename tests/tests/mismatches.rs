//! Why the body of a failure was not of the declared type: it is said, and the failure is whole.

use endpoint::{Client, Error, Problem, Retry, endpoint};
use endpoint_tests::{Answer, Fault, GitHubError, Server};
use serde::Deserialize;

#[endpoint(GET "/thing", error = GitHubError)]
struct GetThing;

#[endpoint(GET "/thing", error = u64)]
struct GetNumber;

#[endpoint(GET "/thing" -> u8, error = GitHubError)]
struct GetByte;

#[endpoint(POST "/payments", error = Problem)]
struct Pay {
    cents: u64,
}

#[derive(Debug, Deserialize)]
struct Nested {
    _errors: Vec<Code>,
}

#[derive(Debug, Deserialize)]
struct Code {
    _code: u8,
}

#[endpoint(GET "/thing", error = Nested)]
struct GetNested;

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base())
        .unwrap()
        .with_retry(Retry::none());
    (server, client)
}

async fn failure(answer: Answer) -> Error<GitHubError> {
    let (server, client) = answered(answer).await;
    let error = GetThing.send(&client).await.unwrap_err();
    assert!(
        error.is_status() && error.status().unwrap() == 502,
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
    error
}

fn html(body: &str) -> Answer {
    Answer::new("502 Bad Gateway", &[("Content-Type", "text/html")], body)
}

#[tokio::test]
async fn each_body_that_is_not_the_type_says_why() {
    for (answer, why) in [
        (
            html("<html>Bad gateway</html>"),
            "at `.` (byte 0): not JSON: ",
        ),
        (Answer::json("502 Bad Gateway", ""), "there is no body"),
        (
            Answer::json("502 Bad Gateway", r#"{"message": 7}"#),
            "at `message` (byte 12): expected a string, found number 7; the body there: ",
        ),
        (
            Answer::json("502 Bad Gateway", r#"{"message": "cut o"#),
            "not JSON: ",
        ),
        (
            Answer::json("502 Bad Gateway", "{}"),
            "missing field `message`",
        ),
        (
            Answer::json("502 Bad Gateway", "null"),
            "expected struct GitHubError, found null",
        ),
    ] {
        let error = failure(answer.clone()).await;
        assert!(error.error().is_none());
        let said = error.mismatch().unwrap();
        assert!(said.contains(why), "{answer:?}: {said}");
        assert!(
            format!("{error:?}").contains("mismatch: Some(\"see Error::mismatch\")"),
            "{error:?}"
        );
        assert!(error.headers().is_some() && error.body().is_some());
        let said = said.to_owned();
        assert_eq!(error.untyped().mismatch(), Some(&*said), "it is kept");
    }
}

#[tokio::test]
async fn a_body_that_is_the_type_says_nothing_whatever_its_content_type_is() {
    let body = r#"{"message": "m"}"#;
    for kind in [
        "application/json",
        "application/vnd.github+json; charset=utf-8",
        "text/plain",
        "text/html",
    ] {
        let answer = Answer::new("502 Bad Gateway", &[("Content-Type", kind)], body);
        let error = failure(answer).await;
        assert_eq!(error.error().unwrap().message, "m", "{kind}");
        assert!(error.mismatch().is_none());
    }
    let error = failure(Answer::new("502 Bad Gateway", &[], body)).await;
    assert!(error.error().is_some(), "without a content type too");
}

#[tokio::test]
async fn the_place_in_a_nested_body_is_named() {
    let body = r#"{"_errors": [{"_code": 1}, {"_code": 1000}]}"#;
    let (_server, client) = answered(Answer::json("422 Unprocessable Entity", body)).await;
    let error = GetNested.send(&client).await.unwrap_err();
    let said = error.mismatch().unwrap();
    assert!(said.starts_with("at `_errors[1]._code` (byte "), "{said}");
}

#[tokio::test]
async fn the_beginning_of_a_body_is_no_value_of_the_type() {
    let head = [
        ("Content-Type", "application/json"),
        ("Content-Length", "9"),
    ];
    let mut bytes = b"HTTP/1.1 500 Internal Server Error\r\n".to_vec();
    for (name, value) in head {
        bytes.extend(format!("{name}: {value}\r\n").bytes());
    }
    bytes.extend(b"\r\n1234");
    let (server, client) = answered(Answer::bytes(bytes).then(Fault::Close)).await;
    let error = GetNumber.send(&client).await.unwrap_err();
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(error.body().unwrap(), "1234");
    assert!(error.is_status() && error.error().is_none());
    assert_eq!(error.mismatch(), Some("only 4 bytes of the body are there"));
}

#[tokio::test]
async fn a_body_beyond_the_cap_is_kept_up_to_it() {
    let body = format!(r#"{{"message": "{}"}}"#, "m".repeat(2 << 20));
    let error = failure(Answer::json("502 Bad Gateway", &body)).await;
    assert_eq!(error.body().unwrap().len(), 1 << 20);
    let said = error.mismatch().unwrap();
    assert_eq!(said, "only 1048576 bytes of the body are there");
}

#[tokio::test]
async fn a_problem_is_a_failure_of_its_own() {
    let body = r#"{"type": "/errors/credit", "title": "No credit.", "detail": "30 of 50", "x": 1}"#;
    let answer = Answer::new(
        "403 Forbidden",
        &[("Content-Type", "application/problem+json")],
        body,
    );
    let (server, client) = answered(answer).await;
    let error = Pay { cents: 50 }.send(&client).await.unwrap_err();
    assert_eq!(server.requests().len(), 1);
    let problem = error.error().unwrap();
    assert_eq!(
        (problem.kind(), problem.title()),
        ("/errors/credit", Some("No credit."))
    );
    assert_eq!(problem.extensions()["x"], 1);
    let said = "POST /payments: 403 Forbidden: No credit: 30 of 50";
    assert!(error.to_string().starts_with(said), "{error}");
}

#[tokio::test]
async fn nothing_else_than_a_failure_has_a_mismatch() {
    let (_server, client) = answered(Answer::json("200 OK", "{")).await;
    assert!(GetThing.send(&client).await.is_ok());
    let error = GetByte.send(&client).await.unwrap_err();
    assert!(error.is_decode() && error.mismatch().is_none());
}
