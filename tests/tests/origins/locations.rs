//! Redirects without an end, and locations that are none: what a server can do to lead astray.

use std::time::{Duration, Instant};

use endpoint::{Client, Text, endpoint};
use endpoint_tests::calls::failed;
use endpoint_tests::{Answer, Fault, Received, Server, add_mona, tests};

tests! {
    a_circle_is_found_at_once,
    ten_redirects_are_followed_and_an_eleventh_is_not,
    a_target_that_is_none_is_an_error_without_an_echo,
    two_locations_are_none,
    what_leads_nowhere_is_a_failure_like_any_other,
    the_total_limit_holds_over_all_redirects,
}

#[endpoint(GET "/thing" -> Text)]
struct GetThing;

fn redirect(status: &str, location: &str) -> Answer {
    Answer::new(status, &[("Location", location)], "")
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer("ghp_Canary")
        .build()
        .unwrap()
}

async fn redirecting(location: &str) -> Server {
    Server::answering(redirect("302 Found", location)).await
}

async fn a_circle_is_found_at_once() {
    for location in ["/thing", "thing", "", "./thing", "#part", "/a/../thing"] {
        let server = redirecting(location).await;
        let error = failed(GetThing.send(&client(&server)).await);
        assert!(error.is_redirect(), "{location:?}: {error}");
        assert!(
            error.to_string().contains("it leads in a circle"),
            "{error}"
        );
        assert_eq!(server.requests().len(), 1, "{location:?}");
    }
    let server = Server::faulty(|request: &Received| match request.target() {
        "/a" => redirect("302 Found", "/b"),
        _ => redirect("302 Found", "/a"),
    })
    .await;
    let error = failed(GetThing.send(&client(&server)).await);
    assert!(
        error.to_string().contains("it leads in a circle"),
        "{error}"
    );
    assert_eq!(server.targets(), ["/thing", "/a", "/b"]);
}

async fn ten_redirects_are_followed_and_an_eleventh_is_not() {
    for (hops, followed) in [(10, true), (11, false)] {
        let server = Server::faulty(move |request: &Received| {
            let at: u32 = request
                .target()
                .trim_start_matches("/hop")
                .parse()
                .unwrap_or(0);
            if at == hops {
                Answer::new("200 OK", &[], "there")
            } else {
                redirect("302 Found", &format!("/hop{}", at + 1))
            }
        })
        .await;
        let got = GetThing.send(&client(&server)).await;
        assert_eq!(got.is_ok(), followed);
        if let Err(error) = got {
            assert!(error.is_redirect(), "{error}");
            assert!(
                error.to_string().contains("there were 10 before it"),
                "{error}"
            );
        }
        assert_eq!(server.requests().len(), 11);
    }
}

async fn a_target_that_is_none_is_an_error_without_an_echo() {
    let long = format!("/{}", "a".repeat(70_000));
    for (location, why) in [
        ("http://[canary", "for its target has a host that is none"),
        ("http://a b/canary", "for its target is not a URL"),
        ("canary:x", "for its target is neither `http` nor `https`"),
        (
            "file:///canary",
            "for its target is neither `http` nor `https`",
        ),
        (
            "javascript:canary",
            "for its target is neither `http` nor `https`",
        ),
        (
            "https://me:canary@a.test:8443/x",
            "for its target holds user information",
        ),
        ("//canary@a.test/", "for its target holds user information"),
        (
            "/\\other.test:8443/canary",
            "for its target holds a backslash",
        ),
        ("http://:80/canary", "for its target has no host"),
        ("https://:canary/", "for its target has a port that is none"),
        ("http:canary", "for its target has no host"),
        // A name that the transport's parser refuses.
        (
            "http://xn--a/canary",
            "for its target has a host that is none",
        ),
        (&long, "for its target is longer than 64 KiB"),
    ] {
        let server = redirecting(location).await;
        let error = failed(GetThing.send(&client(&server)).await);
        assert!(error.is_redirect(), "{location}: {error}");
        assert!(error.to_string().contains(why), "{location}: {error}");
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
        assert_eq!(server.requests().len(), 1);
    }
    let raw = b"HTTP/1.1 302 Found\r\nLocation: http://\xff/\r\nContent-Length: 0\r\n\r\n";
    let server = Server::answering(Answer::bytes(raw)).await;
    let error = failed(GetThing.send(&client(&server)).await);
    assert!(
        error.is_redirect() && error.to_string().contains("is not ASCII"),
        "{error}"
    );
}

async fn two_locations_are_none() {
    let headers = [("Location", "/a"), ("Location", "/b")];
    let server = Server::answering(Answer::new("302 Found", &headers, "")).await;
    let error = failed(GetThing.send(&client(&server)).await);
    assert!(
        error.to_string().contains("it names several targets"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

async fn what_leads_nowhere_is_a_failure_like_any_other() {
    for answer in [
        Answer::json("302 Found", r#"{"message": "elsewhere"}"#),
        Answer::new(
            "300 Multiple Choices",
            &[("Location", "/there")],
            r#"{"message": "elsewhere"}"#,
        ),
        Answer::new(
            "305 Use Proxy",
            &[("Location", "/")],
            r#"{"message": "elsewhere"}"#,
        ),
    ] {
        let server = Server::answering(answer).await;
        let error = failed(add_mona().send(&client(&server)).await);
        assert!(error.is_status() && !error.is_redirect(), "{error}");
        assert_eq!(
            error.error().map(|github| &*github.message),
            Some("elsewhere")
        );
        assert_eq!(server.requests().len(), 1);
    }
    let not_modified = Answer::head("304 Not Modified", &[("Location", "/there")]);
    let server = Server::answering(not_modified).await;
    let error = failed(GetThing.send(&client(&server)).await);
    assert!(error.is_status() && !error.is_redirect(), "{error}");
    assert_eq!(server.requests().len(), 1);
}

async fn the_total_limit_holds_over_all_redirects() {
    let limit = Duration::from_millis(300);
    let server = Server::script([
        redirect("302 Found", "/a"),
        redirect("302 Found", "/b"),
        Answer::only(Fault::Silence),
    ])
    .await;
    let started = Instant::now();
    let quick = client(&server).with_timeout(limit);
    let error = failed(GetThing.send(&quick).await);
    assert!(error.is_timeout(), "{error}");
    assert!(started.elapsed() >= limit && started.elapsed() < Duration::from_secs(5));
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!(server.targets(), ["/thing", "/a", "/b"]);
}
