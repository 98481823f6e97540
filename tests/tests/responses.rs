//! Which variant a status becomes, what it holds, and what no variant is for.

use endpoint::{Client, ETag, Endpoint, Error, Raw, Response, Responses, Retry, Text, endpoint};
use endpoint_tests::{Answer, GitHubError, Server};
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Thing {
    id: u32,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Problem {
    title: String,
}

#[allow(dead_code, reason = "what they hold is looked at as `Debug` shows it")]
#[derive(Debug, Responses)]
enum Answered {
    #[status(200, 203)]
    Found(Thing),
    #[status(202)]
    Later(Response<()>),
    #[status(204)]
    Gone,
    #[status(304)]
    Unchanged(Response<()>),
    #[status(404)]
    Missing,
    #[status(409)]
    Conflict(Option<Problem>),
    #[status(4xx)]
    Refused(Problem),
    #[status(503)]
    Down(Text),
    #[status(504)]
    Late(Raw),
}

#[endpoint(GET "/thing" -> Answered, error = GitHubError)]
struct GetThing<'a> {
    #[header("If-None-Match")]
    known: Option<&'a ETag>,
}

const GET: GetThing<'static> = GetThing { known: None };

#[derive(Debug, PartialEq, Responses)]
enum Any<T> {
    #[status(201)]
    Made(T),
    #[status(default)]
    Other,
}

#[endpoint(POST "/thing" -> Any<Thing>)]
struct PostThing;

#[derive(Debug, PartialEq, Responses)]
enum Exists {
    #[status(200, 204)]
    Yes,
    #[status(404, 410)]
    No,
}

#[endpoint(HEAD "/thing" -> Exists)]
struct HeadThing;

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base())
        .unwrap()
        .with_retry(Retry::none());
    (server, client)
}

async fn got(answer: Answer) -> Result<Answered, Error<GitHubError>> {
    let (server, client) = answered(answer).await;
    let got = GET.send(&client).await;
    assert_eq!(server.requests().len(), 1);
    got
}

#[tokio::test]
async fn the_status_decides_which_variant_it_is() {
    for (answer, shown) in [
        (
            Answer::json("200 OK", r#"{"id": 7}"#),
            "Found(Thing { id: 7 })",
        ),
        (
            Answer::json("203 Other", r#"{"id": 8}"#),
            "Found(Thing { id: 8 })",
        ),
        (Answer::head("204 No Content", &[]), "Gone"),
        (Answer::json("404 Not Found", "{}"), "Missing"),
        (Answer::new("404 Not Found", &[], "<html>"), "Missing"),
        (
            Answer::json("409 Conflict", r#"{"title": "t"}"#),
            "Conflict(Some(Problem { title: \"t\" }))",
        ),
        (Answer::new("409 Conflict", &[], ""), "Conflict(None)"),
        (
            Answer::json("418 I'm a teapot", r#"{"title": "tea"}"#),
            "Refused(Problem { title: \"tea\" })",
        ),
        (
            Answer::json("403 Forbidden", r#"{"title": "no"}"#),
            "Refused(Problem { title: \"no\" })",
        ),
        (Answer::new("504 Late", &[], "abc"), "Late(Raw(3 bytes))"),
    ] {
        let got = got(answer.clone()).await.unwrap();
        assert_eq!(format!("{got:?}"), shown, "{answer:?}");
    }
}

#[tokio::test]
async fn a_variant_keeps_the_headers_that_its_response_came_with() {
    let answer = Answer::new("202 Accepted", &[("Location", "/jobs/1")], "");
    let Answered::Later(response) = got(answer).await.unwrap() else {
        panic!()
    };
    assert_eq!(
        (response.status().as_u16(), response.location()),
        (202, Some("/jobs/1"))
    );
    assert_eq!(response.attempts(), 1);
}

#[tokio::test]
async fn a_304_is_the_variant_that_is_for_it() {
    let (server, client) = answered(Answer::head("304 Not Modified", &[("ETag", "\"v2\"")])).await;
    let known: ETag = "\"v1\"".parse().unwrap();
    let get = GetThing {
        known: Some(&known),
    };
    let full = get.send_full(&client).await.unwrap();
    assert!(full.body().is_none(), "its status is the value");
    assert_eq!(full.status(), 304);
    let Answered::Unchanged(response) = full.value() else {
        panic!()
    };
    assert_eq!(response.etag(), full.etag());
    assert_eq!(
        server.request().header("if-none-match").as_deref(),
        Some("\"v1\"")
    );
}

#[tokio::test]
async fn a_failure_that_no_variant_is_for_is_an_error_as_ever() {
    let answer = Answer::json("500 Internal Server Error", r#"{"message": "m"}"#);
    let error = got(answer).await.unwrap_err();
    assert!(error.is_status());
    assert_eq!(error.error().unwrap().message, "m");
    assert_eq!(
        error.to_string(),
        "GET /thing: 500 Internal Server Error: GitHub says: m"
    );
}

#[tokio::test]
async fn a_success_that_no_variant_is_for_is_an_error_that_says_how_to_add_one() {
    let error = got(Answer::json("201 Created", "{}")).await.unwrap_err();
    assert!(error.is_decode() && error.status().unwrap() == 201);
    assert_eq!(
        error.to_string(),
        "GET /thing: 201 Created, but no variant of the declared response is for it; add one with \
         `#[status(201)]` or `#[status(default)]`"
    );
}

#[tokio::test]
async fn a_body_that_a_variant_can_not_hold_leaves_the_failure_whole_and_says_why() {
    for (answer, status, why) in [
        (
            Answer::new(
                "400 Bad Request",
                &[("Content-Type", "text/html")],
                "<html>",
            ),
            400,
            "its body is not what the endpoint declares: at `.` (byte 0): not JSON",
        ),
        (
            Answer::new("400 Bad Request", &[], ""),
            400,
            "there is no body",
        ),
        (
            Answer::json("400 Bad Request", r#"{"title": 7}"#),
            400,
            "at `title` (byte 10): expected a string, found number 7",
        ),
        (Answer::new("503 Down", &[], b"\xff"), 503, "not UTF-8"),
    ] {
        let error = got(answer).await.unwrap_err();
        assert!(error.is_status() && !error.is_decode(), "{error}");
        assert_eq!(error.status().unwrap(), status);
        let said = error.mismatch().unwrap();
        assert!(said.contains(why), "{said}");
    }
    let error = got(Answer::json("200 OK", "[]")).await.unwrap_err();
    assert!(error.is_decode() && error.mismatch().is_none());
}

#[tokio::test]
async fn a_failure_that_a_variant_is_for_is_asked_again_as_ever() {
    let down = Answer::new("503 Down", &[("Retry-After", "0")], "x");
    let server = Server::script([down.clone(), Answer::json("200 OK", r#"{"id": 7}"#)]).await;
    let client = Client::new(server.base()).unwrap();
    let found = GET.send(&client).await.unwrap();
    assert!(matches!(found, Answered::Found(Thing { id: 7 })));
    assert_eq!(server.requests().len(), 2);
    let server = Server::answering(down).await;
    let client = Client::new(server.base()).unwrap();
    let last = GET.send(&client).await.unwrap();
    assert!(matches!(last, Answered::Down(text) if &*text == "x"));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_claimed_failure_whose_body_is_cut_is_no_value() {
    let server = Server::answering(Answer::new("504 Late", &[], "x".repeat(2 << 20))).await;
    let client = Client::new(server.base())
        .unwrap()
        .with_retry(Retry::none());
    let error = GET.send(&client).await.unwrap_err();
    assert!(error.is_status() && error.status().unwrap() == 504);
    assert_eq!(error.body().unwrap().len(), 1 << 20);
}

#[tokio::test]
async fn default_takes_every_other_status_and_an_exact_one_comes_before_it() {
    for (answer, any) in [
        (
            Answer::json("201 Created", r#"{"id": 1}"#),
            Any::Made(Thing { id: 1 }),
        ),
        (Answer::json("200 OK", "x"), Any::Other),
        (Answer::head("304 Not Modified", &[]), Any::Other),
        (Answer::json("404 Not Found", ""), Any::Other),
        (Answer::json("999 Odd", "{}"), Any::Other),
    ] {
        let (_server, client) = answered(answer.clone()).await;
        assert_eq!(PostThing.send(&client).await.unwrap(), any, "{answer:?}");
    }
}

#[tokio::test]
async fn a_head_has_an_enum_of_units() {
    for (status, exists) in [
        ("200 OK", Exists::Yes),
        ("204 No Content", Exists::Yes),
        ("404 Not Found", Exists::No),
        ("410 Gone", Exists::No),
    ] {
        let (_server, client) = answered(Answer::head(status, &[("Content-Length", "9")])).await;
        assert_eq!(HeadThing.send(&client).await.unwrap(), exists, "{status}");
    }
}

#[test]
fn a_response_from_another_client_is_decided_the_same() {
    let mut answer = http::Response::new(r#"{"title": "no"}"#.into());
    *answer.status_mut() = http::StatusCode::FORBIDDEN;
    let refused = GetThing::response(answer).unwrap();
    assert!(matches!(refused, Answered::Refused(problem) if problem.title == "no"));
    let mut answer = http::Response::new("x".into());
    *answer.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
    let down = GetThing::response(answer).unwrap();
    assert!(matches!(down, Answered::Down(text) if &*text == "x"));
}
