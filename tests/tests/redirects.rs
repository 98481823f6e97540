//! What a redirect becomes: an error that names the target's origin, and nothing is sent there.

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server, add_mona};

#[endpoint(GET "/thing")]
struct GetThing;

const STATUSES: [&str; 5] = [
    "301 Moved Permanently",
    "302 Found",
    "303 See Other",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
];

async fn redirecting(status: &str, location: &str) -> (Server, Client) {
    let headers = [("Location", location), ("Content-Length", "0")];
    let server = Server::answering(Answer::head(status, &headers)).await;
    let client = Client::builder(server.base())
        .bearer("ghp_token")
        .build()
        .unwrap();
    (server, client)
}

#[tokio::test]
async fn no_redirect_is_followed_and_its_target_is_named_by_the_origin_only() {
    for status in STATUSES {
        let target = Server::answering(Answer::new("200 OK", &[], "")).await;
        let location = target.base() + "/secret-path?token=canary#canary";
        let (server, client) = redirecting(status, &location).await;
        let text = {
            let error = GetThing.send(&client).await.unwrap_err();
            assert!(error.is_redirect() && !error.is_status());
            assert_eq!(error.status().unwrap().as_str(), &status[..3]);
            assert!(error.error().is_none());
            format!("{error} {error:?}")
        };
        assert!(text.contains(&format!("to {} ", target.base())), "{text}");
        let error = add_mona().send(&client).await.unwrap_err();
        assert!(error.is_redirect() && error.may_have_reached_server());
        let text = format!("{text} {error} {error:?}");
        assert!(text.contains(status), "{text}");
        assert!(
            !text.contains("canary") && !text.contains("secret-path"),
            "{text}"
        );
        assert_eq!(target.connections(), 0);
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_not_followed_either() {
    for location in ["/login?token=canary", "login", "?a=canary", ""] {
        let (server, client) = redirecting("302 Found", location).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_redirect(), "{location:?}: {error}");
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn user_information_of_a_target_is_not_shown() {
    let (_server, client) = redirecting("302 Found", "https://me:canary@a.test:8443/x").await;
    let error = GetThing.send(&client).await.unwrap_err();
    assert!(
        error.to_string().contains("to https://a.test:8443"),
        "{error}"
    );
    assert!(
        !format!("{error} {error:?}").contains("canary"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_malformed_location_is_a_redirect_that_says_so() {
    for location in ["http://[canary", "http://a b/canary", "canary:x"] {
        let (server, client) = redirecting("301 Moved Permanently", location).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_redirect(), "{location}: {error}");
        assert!(
            error.to_string().contains("is not a URL"),
            "{location}: {error}"
        );
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
        assert_eq!(server.requests().len(), 1);
    }
    let raw = b"HTTP/1.1 302 Found\r\nLocation: http://\xff/\r\nContent-Length: 0\r\n\r\n";
    let server = Server::answering(Answer::bytes(raw)).await;
    let error = GetThing
        .send(&Client::new(server.base()).unwrap())
        .await
        .unwrap_err();
    assert!(error.is_redirect(), "{error}");
}

#[tokio::test]
async fn a_redirect_status_without_a_location_is_that_status() {
    let answer = Answer::json("302 Found", r#"{"message": "elsewhere"}"#);
    let server = Server::answering(answer).await;
    let error = add_mona()
        .send(&Client::new(server.base()).unwrap())
        .await
        .unwrap_err();
    assert!(error.is_status() && !error.is_redirect());
    assert_eq!(
        error.error().map(|github| &*github.message),
        Some("elsewhere")
    );
}

#[tokio::test]
async fn a_target_that_keeps_only_the_scheme_is_another_origin() {
    for location in ["//other.test:8443/canary", "/\\other.test:8443/canary"] {
        let (_server, client) = redirecting("302 Found", location).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_redirect(), "{location}: {error}");
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
        assert!(
            !error.to_string().contains("same origin"),
            "{location}: {error}"
        );
    }
}

#[tokio::test]
async fn a_target_without_a_host_is_not_a_url() {
    for location in ["http://:80/canary", "https://:canary/"] {
        let (_server, client) = redirecting("302 Found", location).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_redirect(), "{location}: {error}");
        assert!(
            error.to_string().contains("is not a URL"),
            "{location}: {error}"
        );
    }
}
