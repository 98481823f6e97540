//! What a failure becomes: its status, the declared type where the body is one, and a sentence.

use endpoint::{Client, Error, Raw, Retry, endpoint};
use endpoint_tests::{Answer, GitHubError, Server, add_mona};
use serde::Deserialize;

/// A failure that is not `Display`.
#[derive(Debug, Deserialize)]
struct Plain {
    code: u32,
}

#[endpoint(GET "/thing", error = Plain)]
struct GetPlain;

#[endpoint(GET "/thing")]
struct GetUntyped;

const OPERATION: &str = "POST /orgs/<org>/copilot/billing/selected_users: ";

#[derive(serde::Deserialize)]
struct Silent {
    text: String,
}

impl std::fmt::Display for Silent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

#[endpoint(GET "/thing", error = Silent)]
struct GetSilent;

async fn client(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    // What is tried again is the subject of `retries`.
    let client = Client::builder(server.base()).retry(Retry::none());
    let client = client.build().unwrap();
    (server, client)
}

async fn failure(answer: Answer) -> Error<GitHubError> {
    let (server, client) = client(answer).await;
    let error = add_mona().send(&client).await.unwrap_err();
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    assert!(error.is_status() && !error.is_decode() && !error.is_build());
    assert!(!error.is_connect() && !error.is_timeout() && !error.is_redirect());
    assert!(error.may_have_reached_server());
    assert_eq!(error.attempts(), 1);
    error
}

#[tokio::test]
async fn each_documented_status_is_decoded_and_reads_as_a_sentence() {
    for (status, message, advice) in [
        ("401 Unauthorized", "Bad credentials", "; is the token set"),
        (
            "403 Forbidden",
            "Must be an organization owner",
            "; may the token's owner",
        ),
        (
            "404 Not Found",
            "Not Found",
            "; it does not exist, or the token may not see it",
        ),
        ("500 Internal Server Error", "Server Error", ""),
    ] {
        let number = &status[..3];
        let url = "https://docs";
        let body = format!(
            r#"{{"message": "{message}", "documentation_url": "{url}", "status": "{number}"}}"#
        );
        let error = failure(Answer::json(status, &body)).await;
        assert_eq!(error.status().unwrap().as_str(), number);
        let value = GitHubError {
            message: message.to_owned(),
            documentation_url: Some("https://docs".to_owned()),
            status: Some(number.to_owned()),
        };
        assert_eq!(error.error(), Some(&value));
        assert_eq!(error.body().unwrap(), &body);
        let text = error.to_string();
        let start = format!("{OPERATION}{status}: GitHub says: {message}{advice}");
        assert!(text.starts_with(&start), "{text}");
        assert!(!error.is_rate_limited());
    }
}

#[tokio::test]
async fn a_422_without_a_body_is_that_status() {
    let error = failure(Answer::new("422 Unprocessable Entity", &[], "")).await;
    assert_eq!(error.status().unwrap(), 422);
    assert!(error.error().is_none());
    assert_eq!(error.body().unwrap(), "");
    assert_eq!(
        error.to_string(),
        format!("{OPERATION}422 Unprocessable Entity with an empty body")
    );
}

#[tokio::test]
async fn a_body_that_is_not_the_declared_failure_keeps_the_status_and_the_bytes() {
    let html = "<html><b>Bad gateway</b></html>";
    for (kind, body) in [
        ("text/html", html),
        ("application/json", r#"{"message": "cut o"#),
        ("application/json", r#"{"message": 7}"#),
        ("application/problem+json", r#"["message"]"#),
        ("application/json", "null"),
        ("application/json", "{}"),
        ("application/json", "\u{0}"),
    ] {
        let error = failure(Answer::new(
            "502 Bad Gateway",
            &[("Content-Type", kind)],
            body,
        ))
        .await;
        assert_eq!(error.status().unwrap(), 502);
        assert!(error.error().is_none(), "{body}");
        assert_eq!(error.body().unwrap(), body);
        let text = error.to_string();
        let length = body.len();
        assert_eq!(
            text,
            format!("{OPERATION}502 Bad Gateway: {length} bytes of {kind}")
        );
    }
}

#[tokio::test]
async fn a_failure_that_is_not_the_declared_type_still_says_the_usual_keys() {
    for body in [
        r#"{"detail": "no seat"}"#,
        r#"{"title": "no seat", "status": 400}"#,
        r#"{"error": "no seat"}"#,
        r#"{"title": " ", "error": "no seat"}"#,
        r#"{"error": {"message": "no seat", "code": "full"}}"#,
    ] {
        let error = failure(Answer::json("400 Bad Request", body)).await;
        assert_eq!(
            error.to_string(),
            format!("{OPERATION}400 Bad Request: no seat")
        );
    }
}

#[tokio::test]
async fn a_type_without_display_is_decoded_and_the_message_comes_from_the_body() {
    let body = r#"{"code": 7, "message": "it is\nfull"}"#;
    let (_server, client) = client(Answer::json("409 Conflict", body)).await;
    let error = GetPlain.send(&client).await.unwrap_err();
    assert_eq!(error.error().map(|plain| plain.code), Some(7));
    assert_eq!(error.to_string(), "GET /thing: 409 Conflict: it is full");
}

#[tokio::test]
async fn a_type_that_says_nothing_leaves_the_word_to_the_body() {
    let body = r#"{"text": "", "error": {"message": "it is full"}}"#;
    let (server, client) = client(Answer::json("409 Conflict", body)).await;
    let error = GetSilent.send(&client).await.unwrap_err();
    assert_eq!(error.error().map(|silent| silent.text.len()), Some(0));
    assert_eq!(error.to_string(), "GET /thing: 409 Conflict: it is full");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn without_a_declared_type_the_failure_is_the_bytes() {
    let (_server, client) = client(Answer::json("418 I'm a teapot", r#"{"message": "tea"}"#)).await;
    let error = GetUntyped.send(&client).await.unwrap_err();
    assert_eq!(error.error().map(|raw: &Raw| raw.len()), Some(18));
    assert_eq!(error.to_string(), "GET /thing: 418 I'm a teapot: tea");
}

#[tokio::test]
async fn untyped_and_map_join_failures_for_the_question_mark() {
    async fn untyped(client: &Client) -> Result<(), Error> {
        add_mona().send(client).await.map_err(Error::untyped)?;
        GetUntyped.send(client).await
    }
    async fn mapped(client: &Client) -> Result<(), Error<String>> {
        add_mona()
            .send(client)
            .await
            .map_err(|error| error.map(|github| github.message))?;
        GetPlain
            .send(client)
            .await
            .map_err(|error| error.map(|plain| plain.code.to_string()))
    }
    let body = r#"{"message": "no"}"#;
    let (_server, client) = client(Answer::json("403 Forbidden", body)).await;
    let error = untyped(&client).await.unwrap_err();
    assert_eq!(
        error.error().map(|raw| raw.to_vec()),
        Some(body.as_bytes().to_vec())
    );
    assert_eq!(error.status().unwrap(), 403);
    assert!(error.to_string().contains("GitHub says: no"), "{error}");
    let error = mapped(&client).await.unwrap_err();
    assert_eq!(error.error().map(String::as_str), Some("no"));
    assert!(error.to_string().contains("GitHub says: no"), "{error}");
}

#[tokio::test]
async fn a_rate_limit_is_told_from_a_missing_permission() {
    let left = ("X-RateLimit-Remaining", "0");
    let reset = ("X-RateLimit-Reset", "1700000000");
    for (status, headers, limited, wait) in [
        (
            "429 Too Many Requests",
            &[("Retry-After", "7")][..],
            true,
            Some(7),
        ),
        ("429 Too Many Requests", &[], true, None),
        ("403 Forbidden", &[left, reset], true, None),
        ("403 Forbidden", &[("Retry-After", "60")], true, Some(60)),
        (
            "403 Forbidden",
            &[("X-RateLimit-Remaining", "4999")],
            false,
            None,
        ),
        (
            "503 Service Unavailable",
            &[("Retry-After", "1")],
            false,
            Some(1),
        ),
    ] {
        let error = failure(Answer::new(status, headers, r#"{"message": "m"}"#)).await;
        assert_eq!(error.is_rate_limited(), limited, "{status} {headers:?}");
        assert_eq!(error.retry_after().map(|wait| wait.as_secs()), wait);
        assert_eq!(error.to_string().contains("rate limit"), limited, "{error}");
    }
}

#[tokio::test]
async fn a_servers_words_stay_on_one_short_line() {
    let long = format!("a\r\n\u{1b}[31m{}", "é".repeat(10_000));
    let body = serde_json::json!({ "detail": long }).to_string();
    let text = failure(Answer::json("400 Bad Request", &body))
        .await
        .to_string();
    assert!(text.chars().count() < 500, "{text}");
    assert!(!text.contains(char::is_control), "{text:?}");
    let kind = format!("text/{}", "x".repeat(5_000));
    let answer = Answer::new("400 Bad Request", &[("Content-Type", &*kind)], "x");
    assert!(failure(answer).await.to_string().chars().count() < 500);
}

#[tokio::test]
async fn statuses_outside_the_usual_are_failures() {
    for status in [
        "300 Multiple Choices",
        "304 Not Modified",
        "499 ",
        "599 Odd",
        "999 Odder",
    ] {
        let error = failure(Answer::head(status, &[("Content-Length", "0")])).await;
        assert_eq!(error.status().unwrap().as_str(), &status[..3]);
        assert!(error.to_string().contains(&status[..3]));
    }
}
