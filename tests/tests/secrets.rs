//! Where a credential is seen: in the requests to its origin, and in no text, error or log.

use std::time::Duration;

use endpoint::{Client, Endpoint as _, endpoint};
use endpoint_tests::calls::told;
use endpoint_tests::capture::{self, CANARY, PRIVATE, shows_nothing};
use endpoint_tests::{AddCopilotSeatsForUsers, Answer, Fault, Server, add_mona};

#[endpoint(GET "/thing")]
struct Touch;

fn client(base: &str) -> Client {
    capture::start();
    Client::builder(base)
        .bearer(CANARY)
        .attempt_timeout(Duration::from_millis(200))
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_call_that_succeeds_logs_its_template_and_no_credential() {
    let server = Server::answering(Answer::json("201 Created", r#"{"seats_created": 1}"#)).await;
    let client = client(&server.base());
    let response = add_mona().send_full(&client).await.unwrap();
    let authorization = server.request().header("authorization").unwrap();
    assert_eq!(authorization, format!("Bearer {CANARY}"));
    let sending = add_mona().send(&client);
    shows_nothing(&format!("{client:?} {client:#?} {response:?} {sending:?}"));
    let log = capture::kept();
    assert!(
        log.contains("/orgs/<org>/copilot/billing/selected_users"),
        "the capture is on: {log}"
    );
    assert!(
        log.contains("hyper_util") || log.contains("reqwest"),
        "of all crates: {log}"
    );
}

#[tokio::test]
async fn a_transport_that_is_told_to_log_all_bytes_does_not() {
    capture::start();
    let server = Server::answering(Answer::json("201 Created", r#"{"seats_created": 1}"#)).await;
    let client = Client::builder(server.base())
        .bearer(CANARY)
        .reqwest(|reqwest| reqwest.connection_verbose(true))
        .build()
        .unwrap();
    add_mona().send(&client).await.unwrap();
    assert!(server.request().holds(CANARY), "it was sent");
    shows_nothing("");
}

#[tokio::test]
async fn no_answer_makes_an_error_that_shows_the_token() {
    let echo = format!("no {CANARY}");
    for answer in [
        Answer::json("401 Unauthorized", r#"{"message": "Bad credentials"}"#),
        Answer::json("403 Forbidden", "{}"),
        Answer::new("404 Not Found", &[], ""),
        Answer::new("422 Unprocessable Entity", &[("X-Echo", &*echo)], ""),
        Answer::new(
            "500 Internal Server Error",
            &[("Set-Cookie", &*echo)],
            "<html>",
        ),
        Answer::json("201 Created", "{}"),
        Answer::head("302 Found", &[("Location", &*format!("/?token={CANARY}"))]),
        Answer::head(
            "307 Temporary Redirect",
            &[("Location", &*format!("http://{CANARY}@a/"))],
        ),
        Answer::head("200 OK", &[("Content-Length", "99999999999")]),
        Answer::only(Fault::Close),
        Answer::only(Fault::Silence),
        Answer::head("201 Created", &[("Content-Length", "9")]).then(Fault::Close),
        Answer::bytes("SSH-2.0-x\r\n").then(Fault::Close),
    ] {
        let server = Server::answering(answer.clone()).await;
        let error = add_mona().send(&client(&server.base())).await.unwrap_err();
        assert!(server.request().header("authorization").is_some());
        shows_nothing(&told(&error));
        shows_nothing(&told(&error.untyped()));
    }
}

/// As a careless server does that names the key it refuses.
#[tokio::test]
async fn an_answer_that_repeats_the_token_is_not_quoted() {
    let message = format!(r#"{{"message": "no key {CANARY} here"}}"#);
    let location = format!("http://other.test/{CANARY}");
    let seats = format!(r#"{{"seats_created": "{CANARY}"}}"#);
    // The same in JSON (RFC 8259, 7), and the error would show the character.
    let numbered = message.replace('_', r"\u005f");
    for (answer, status) in [
        (Answer::json("401 Unauthorized", &message), 401),
        (Answer::json("401 Unauthorized", &numbered), 401),
        (Answer::json("403 Forbidden", &seats), 403),
        (Answer::json("201 Created", &seats), 201),
        (
            Answer::new("500 Oh", &[("Content-Type", CANARY)], "no"),
            500,
        ),
        (Answer::head("302 Found", &[("Location", &*location)]), 302),
        (Answer::head("307 Oh", &[("Location", &*location)]), 307),
    ] {
        let server = Server::answering(answer).await;
        let error = add_mona().send(&client(&server.base())).await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        assert!(error.to_string().contains("repeats a credential"));
        shows_nothing(&told(&error));
        shows_nothing(error.mismatch().unwrap_or_default());
        shows_nothing(&told(&error.untyped()));
        assert_eq!(server.requests().len(), 1);
    }
    // Who asks for the words has them.
    let server = Server::answering(Answer::json("401 Unauthorized", &message)).await;
    let error = add_mona().send(&client(&server.base())).await.unwrap_err();
    assert!(error.error().unwrap().message.contains(CANARY));
    assert_eq!(error.body().unwrap(), &message);
}

#[endpoint(GET "/things" -> Vec<u32>, paginate = link)]
struct Things;

#[tokio::test]
async fn a_link_that_repeats_the_token_is_not_shown_as_the_origin_that_it_leads_to() {
    let link = format!("<http://{CANARY}.test/>; rel=next");
    for read_ahead in [false, true] {
        let page = Answer::new("200 OK", &[("Link", &*link)], "[1]");
        let server = Server::answering(page).await;
        let mut pages = Things.pages(&client(&server.base()));
        if read_ahead {
            pages = pages.read_ahead();
        }
        assert_eq!(*pages.next().await.unwrap().unwrap().value(), [1]);
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_paging(), "{error}");
        let text = told(&error).to_lowercase();
        assert!(text.contains("the link repeats a credential"), "{text}");
        // A host is in lower case.
        assert!(!text.contains(&CANARY.to_lowercase()), "{text}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn no_call_that_is_not_sent_makes_an_error_that_shows_the_token() {
    let seats = AddCopilotSeatsForUsers {
        org: "..",
        selected_usernames: &[],
    };
    shows_nothing(&told(
        &seats.send(&client("http://127.0.0.1:1")).await.unwrap_err(),
    ));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = add_mona().send(&client(&base)).await.unwrap_err();
    assert!(error.is_connect());
    shows_nothing(&told(&error));
    let unknown = client("http://no-such-host.invalid");
    shows_nothing(&told(&add_mona().send(&unknown).await.unwrap_err()));
}

#[endpoint(GET "/thing", header("X-Api-Key" = "ghp_CanaryInTheSource"))]
struct TouchWithKey;

#[test]
fn a_request_shows_no_key_that_stands_on_the_attribute() {
    let request = TouchWithKey.request(&"http://a.test".parse().unwrap());
    let request = request.unwrap();
    assert!(request.headers()["x-api-key"].is_sensitive());
    shows_nothing(&format!("{request:?}"));
}

#[test]
fn a_builder_shows_no_credential() {
    capture::start();
    let builder = Client::builder("http://a.test")
        .bearer(CANARY)
        .header("Authorization", &format!("Bearer {CANARY}"))
        .header("X-Api-Key", CANARY);
    shows_nothing(&format!("{builder:?} {builder:#?}"));
    let client = builder.build().unwrap();
    shows_nothing(&format!("{client:?} {client:#?}"));
}

#[test]
fn a_token_that_can_not_be_sent_is_refused_without_an_echo() {
    capture::start();
    for token in [
        format!("{CANARY}\n"),
        format!("{CANARY}\r\nX-Injected: 1"),
        format!("{CANARY} "),
        format!(" {CANARY}"),
        format!("{CANARY}\0"),
        format!("{CANARY}\u{7f}"),
        format!("{CANARY}\u{e9}"),
        format!("{CANARY}\t"),
        String::new(),
    ] {
        let error = Client::builder("http://a.test")
            .bearer(&token)
            .build()
            .unwrap_err();
        assert!(error.is_build(), "{token:?}");
        assert!(error.to_string().contains("token"), "{error}");
        assert!(!told(&error).contains("Canary"), "{error:?}");
    }
}

#[tokio::test]
async fn another_base_gets_no_credential_and_a_trusted_one_does() {
    let second = Server::answering(Answer::new("200 OK", &[], "")).await;
    let first = client("http://127.0.0.1:1")
        .with_header("X-Kept", "1")
        .unwrap();
    let cookie = first.with_header("Cookie", "session=1").unwrap();
    let own = cookie.with_header("Authorization", "Basic x").unwrap();
    Touch
        .send(&first.with_base(second.base()).unwrap())
        .await
        .unwrap();
    Touch
        .send(&own.with_base(second.base()).unwrap())
        .await
        .unwrap();
    Touch
        .send(&first.with_trusted_base(second.base()).unwrap())
        .await
        .unwrap();
    let seen = |name| -> Vec<_> { second.requests().iter().map(|r| r.header(name)).collect() };
    let bearer = format!("Bearer {CANARY}");
    assert_eq!(seen("authorization"), [None, None, Some(bearer)]);
    assert_eq!(seen("cookie"), [None, None, None]);
    assert_eq!(seen("x-kept"), ["1"; 3].map(|kept| Some(kept.to_owned())));
    shows_nothing(&format!("{first:?} {own:?}"));
}

#[test]
fn what_is_logged_is_searched_for_secrets() {
    // In a program of its own, because another test may be told of the leak.
    let program = std::env::current_exe().unwrap();
    for (level, value, found) in [
        ("debug", CANARY, true),
        ("info", PRIVATE, true),
        ("debug", PRIVATE, false),
    ] {
        let run = std::process::Command::new(&program)
            .args(["--ignored", "--exact", "a_leak_on_purpose"])
            .env("LEAK", format!("{level} {value}"))
            .output()
            .unwrap();
        assert_eq!(!run.status.success(), found, "{level} {value}: {run:?}");
    }
}

#[test]
#[ignore = "run by another test"]
fn a_leak_on_purpose() {
    capture::start();
    let leak = std::env::var("LEAK").unwrap_or_default();
    if leak.starts_with("debug") {
        tracing::debug!(leak);
    } else {
        tracing::info!(leak);
    }
    shows_nothing("");
}
