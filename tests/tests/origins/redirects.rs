//! Where a redirect leads: which are followed, with what, and what the error says of the others.

use endpoint::{Client, StreamBody, Text, endpoint};
use endpoint_tests::calls::failed;
use endpoint_tests::{Answer, Received, Server, add_mona, tests};
use futures_util::stream;

tests! {
    get_and_head_are_followed_within_the_origin_with_credentials,
    a_location_is_resolved_against_the_url_that_it_answers,
    another_origin_is_asked_without_credentials,
    a_mutation_is_repeated_within_the_origin_by_307_and_308_only,
    no_mutation_leaves_the_origin,
    a_303_on_a_delete_is_an_error_and_sent_once,
    a_stream_follows_where_it_can_be_made_anew,
    a_failure_behind_a_redirect_is_tried_again_there,
}

#[endpoint(GET "/thing" -> Text)]
struct GetThing;

#[endpoint(HEAD "/thing")]
struct HeadThing;

#[endpoint(PUT "/thing" -> Text)]
struct PutThing {
    name: &'static str,
}

#[endpoint(DELETE "/thing" -> Text)]
struct DeleteThing;

#[endpoint(PUT "/thing" -> Text)]
struct Upload {
    #[body]
    data: StreamBody,
}

const STATUSES: [&str; 5] = [
    "301 Moved Permanently",
    "302 Found",
    "303 See Other",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
];

fn redirect(status: &str, location: &str) -> Answer {
    Answer::new(status, &[("Location", location)], "")
}

fn ok(text: &str) -> Answer {
    Answer::new("200 OK", &[], text)
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer("ghp_Canary")
        .build()
        .unwrap()
}

/// Redirects `/thing` and answers everything else.
async fn redirecting(status: &'static str, location: impl Into<String>) -> Server {
    let location = location.into();
    Server::faulty(move |request: &Received| match request.target() {
        "/thing" | "/orgs/octo-org/copilot/billing/selected_users" => redirect(status, &location),
        _ => Answer::json("200 OK", r#"{"seats_created": 1}"#),
    })
    .await
}

async fn get_and_head_are_followed_within_the_origin_with_credentials() {
    for status in STATUSES {
        let server = redirecting(status, "/there?a=%2f#part").await;
        let got = GetThing.send_full(&client(&server)).await.unwrap();
        assert_eq!((got.status().as_u16(), got.attempts()), (200, 1));
        HeadThing.send(&client(&server)).await.unwrap();
        assert_eq!(
            server.targets(),
            ["/thing", "/there?a=%2f", "/thing", "/there?a=%2f"]
        );
        for request in server.requests() {
            assert_eq!(
                request.header("authorization").unwrap(),
                "Bearer ghp_Canary"
            );
        }
        assert!(server.requests()[3].line().starts_with("HEAD /there"));
    }
}

async fn a_location_is_resolved_against_the_url_that_it_answers() {
    let server = Server::faulty(|request: &Received| match request.target() {
        "/v1/thing" => redirect("302 Found", "a/b?x"),
        "/v1/a/b?x" => redirect("302 Found", "../c"),
        "/v1/c" => redirect("302 Found", "?y"),
        "/v1/c?y" => redirect("302 Found", "//127.0.0.1:1/x"),
        _ => ok("there"),
    })
    .await;
    let client = Client::new(server.base() + "/v1").unwrap();
    let quick = client.with_retry(endpoint::Retry::none());
    let error = failed(GetThing.send(&quick).await);
    assert!(error.is_connect(), "nobody listens there: {error}");
    assert!(
        error
            .to_string()
            .contains("no connection to http://127.0.0.1:1")
    );
    assert_eq!(
        server.targets(),
        ["/v1/thing", "/v1/a/b?x", "/v1/c", "/v1/c?y"]
    );
}

async fn another_origin_is_asked_without_credentials() {
    for status in STATUSES {
        let other = Server::answering(ok("elsewhere")).await;
        let server = redirecting(status, other.base() + "/there").await;
        assert_eq!(
            &*GetThing.send(&client(&server)).await.unwrap(),
            "elsewhere"
        );
        assert!(server.request().header("authorization").is_some());
        assert_eq!(other.request().header("authorization"), None);
        assert_eq!(other.request().header("referer"), None);
        assert_eq!(other.request().header("host"), Some(other.host()));
    }
}

async fn a_mutation_is_repeated_within_the_origin_by_307_and_308_only() {
    for status in STATUSES {
        let server = redirecting(status, "/there?token=canary#canary").await;
        let created = add_mona().send(&client(&server)).await;
        let requests = server.requests();
        if status.starts_with("307") || status.starts_with("308") {
            assert_eq!(created.unwrap().seats_created, 1);
            assert_eq!(requests.len(), 2);
            assert_eq!(requests[0].body(), requests[1].body());
            assert_eq!(requests[1].body(), r#"{"selected_usernames":["mona"]}"#);
            assert_eq!(requests[1].line(), "POST /there?token=canary HTTP/1.1");
        } else {
            let error = created.unwrap_err();
            assert!(error.is_redirect() && !error.is_status() && error.may_have_reached_server());
            assert_eq!(error.status().unwrap().as_str(), &status[..3]);
            let text = error.to_string();
            let expected = format!(
                "{status} is a redirect that is not followed, to {}/there: of a POST only 307 and \
                 308 are followed",
                server.base()
            );
            assert!(text.contains(&expected), "{text}");
            assert!(!format!("{error} {error:?}").contains("canary"));
            assert_eq!(requests.len(), 1, "a purchase is sent once");
        }
    }
}

async fn no_mutation_leaves_the_origin() {
    for status in STATUSES {
        let other = Server::answering(ok("stranger")).await;
        let server = redirecting(status, other.base() + "/there").await;
        let client = client(&server);
        let errors = [
            failed(add_mona().send(&client).await).untyped(),
            failed(PutThing { name: "x" }.send(&client).await),
            failed(DeleteThing.send(&client).await),
        ];
        for error in errors {
            assert!(error.is_redirect(), "{error}");
            let target = format!("to {}/there: ", other.base());
            assert!(error.to_string().contains(&target), "{error}");
        }
        assert_eq!(other.connections(), 0);
        assert_eq!(server.requests().len(), 3);
    }
}

async fn a_303_on_a_delete_is_an_error_and_sent_once() {
    let server = redirecting("303 See Other", "/there").await;
    let error = failed(DeleteThing.send(&client(&server)).await);
    assert!(
        error.is_redirect() && error.may_have_reached_server(),
        "{error}"
    );
    assert_eq!(server.targets(), ["/thing"]);
}

fn pieces() -> impl futures_util::Stream<Item = Result<bytes::Bytes, std::io::Error>> + Send {
    stream::iter(["one", "two"].map(|piece| Ok(piece.into())))
}

async fn a_stream_follows_where_it_can_be_made_anew() {
    let server = redirecting("307 Temporary Redirect", "/there").await;
    let data = StreamBody::repeat(pieces).length(6);
    Upload { data }.send(&client(&server)).await.unwrap();
    let bodies: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.body().to_owned())
        .collect();
    assert_eq!(bodies, ["onetwo", "onetwo"]);

    let server = redirecting("307 Temporary Redirect", "/there").await;
    let data = StreamBody::once(pieces()).length(6);
    let error = failed(Upload { data }.send(&client(&server)).await);
    assert!(error.is_redirect(), "{error}");
    assert!(
        error
            .to_string()
            .contains("a stream that can be sent only once"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

async fn a_failure_behind_a_redirect_is_tried_again_there() {
    let server = Server::script([
        redirect("302 Found", "/there"),
        Answer::new("503 Service Unavailable", &[("Retry-After", "0")], ""),
        ok("there"),
    ])
    .await;
    let got = GetThing.send_full(&client(&server)).await.unwrap();
    assert_eq!((&**got.value(), got.attempts()), ("there", 2));
    assert_eq!(server.targets(), ["/thing", "/there", "/there"]);
}
