//! Where secrets go: to the origin that they were given for, whoever sends the call elsewhere.

use std::sync::{Arc, Mutex};

use endpoint::{Client, ClientBuilder, MemoryTransport, Text, endpoint};
use endpoint_tests::{Answer, Fault, Received, Server, tests};

tests! {
    no_secret_follows_a_redirect_to_another_origin,
    a_field_for_authorization_is_bound_to_the_origin_too,
    every_secret_follows_a_redirect_within_the_origin,
    a_redirect_back_to_the_origin_brings_no_secret_home,
    https_never_becomes_http,
    scheme_host_and_port_all_three_make_the_origin,
    a_proxy_on_the_way_to_https_sees_no_secret,
}

pub(crate) const CANARY: &str = "canary-Canary-0123456789";

#[endpoint(GET "/thing" -> Text)]
pub(crate) struct GetThing<'a> {
    #[header("X-Session", sensitive)]
    pub(crate) session: Option<&'a str>,
    #[header("Authorization")]
    pub(crate) own: Option<&'a str>,
    #[header("X-Plain")]
    pub(crate) plain: Option<&'a str>,
}

const THING: GetThing<'static> = GetThing {
    session: Some(CANARY),
    own: None,
    plain: Some("plain"),
};

/// A client with every kind of secret that there is.
pub(crate) fn laden(base: &str) -> ClientBuilder {
    Client::builder(base)
        .bearer(CANARY)
        .api_key("X-Api-Key", CANARY)
        .header("Cookie", CANARY)
        .header("Proxy-Authorization", CANARY)
        .header("Private-Token", CANARY)
        .header("X-Service-Key", CANARY)
}

/// How many of a request's headers hold a secret.
pub(crate) fn secrets(request: &Received) -> usize {
    request
        .headers()
        .filter(|(_, value)| value.contains(CANARY))
        .count()
}

/// Redirects to the target, and answers what comes back from there.
async fn redirecting(location: String) -> Server {
    Server::faulty(move |request: &Received| match request.target() {
        "/thing" => Answer::new("302 Found", &[("Location", &*location)], ""),
        _ => Answer::new("200 OK", &[], "home"),
    })
    .await
}

async fn no_secret_follows_a_redirect_to_another_origin() {
    let other = Server::answering(Answer::new("200 OK", &[], "elsewhere")).await;
    let server = redirecting(other.base() + "/there").await;
    let client = laden(&server.base()).build().unwrap();
    assert_eq!(&*THING.send(&client).await.unwrap(), "elsewhere");
    assert_eq!(secrets(&server.request()), 7);
    assert_eq!(secrets(&other.request()), 0);
    assert_eq!(other.request().header("x-plain").as_deref(), Some("plain"));
    assert_eq!(other.request().header("x-api-key"), None);
    assert_eq!(other.request().header("authorization"), None);
}

async fn a_field_for_authorization_is_bound_to_the_origin_too() {
    let other = Server::answering(Answer::new("200 OK", &[], "elsewhere")).await;
    let server = redirecting(other.base()).await;
    let client = Client::builder(server.base())
        .bearer("other")
        .build()
        .unwrap();
    let own = GetThing {
        own: Some(CANARY),
        session: None,
        plain: None,
    };
    own.send(&client).await.unwrap();
    assert_eq!(
        server.request().header("authorization").as_deref(),
        Some(CANARY)
    );
    assert_eq!(other.request().header("authorization"), None);
}

async fn every_secret_follows_a_redirect_within_the_origin() {
    let server = redirecting("/there".to_owned()).await;
    let client = laden(&server.base()).build().unwrap();
    assert_eq!(&*THING.send(&client).await.unwrap(), "home");
    assert_eq!(
        server.requests().iter().map(secrets).collect::<Vec<_>>(),
        [7, 7]
    );
}

async fn a_redirect_back_to_the_origin_brings_no_secret_home() {
    let home = Arc::new(Mutex::new(String::new()));
    let back = Arc::clone(&home);
    let other = Server::faulty(move |_: &Received| {
        let location = back.lock().unwrap().clone() + "/back";
        Answer::new("302 Found", &[("Location", &*location)], "")
    })
    .await;
    let server = redirecting(other.base()).await;
    *home.lock().unwrap() = server.base();
    let client = laden(&server.base()).build().unwrap();
    assert_eq!(&*THING.send(&client).await.unwrap(), "home");
    assert_eq!(
        server.requests().iter().map(secrets).collect::<Vec<_>>(),
        [7, 0]
    );
    assert_eq!(secrets(&other.request()), 0);
}

/// The URLs that a call went to from this base, with the number of secrets that each got.
async fn went(base: &str, location: &'static str) -> (Vec<(String, usize)>, bool) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let transport = MemoryTransport::new(move |request: http::Request<endpoint::Body>| {
        let values = request.headers().values();
        let secrets = values
            .filter(|value| {
                value.as_bytes() == CANARY.as_bytes()
                    || value.as_bytes().ends_with(CANARY.as_bytes())
            })
            .count();
        log.lock()
            .unwrap()
            .push((request.uri().to_string(), secrets));
        let first = request.uri().path() == "/thing";
        async move {
            let response = http::Response::builder();
            let response = if first {
                response.status(302).header("location", location)
            } else {
                response
            };
            Ok(response.body("there".into()).unwrap())
        }
    });
    let client = laden(base).transport(transport).build().unwrap();
    let sent = THING.send(&client).await;
    let refused = sent.is_err_and(|error| {
        assert!(error.is_redirect(), "{error}");
        assert!(
            error.to_string().contains("`https` never becomes `http`"),
            "{error}"
        );
        true
    });
    let seen = seen.lock().unwrap().clone();
    (seen, refused)
}

async fn https_never_becomes_http() {
    for location in [
        "http://api.test/there",
        "http://other.test/there",
        "HTTP://api.test:443/",
    ] {
        let (went, refused) = went("https://api.test", location).await;
        assert!(refused, "{location}");
        assert_eq!(went, [("https://api.test/thing".to_owned(), 7)]);
    }
}

async fn scheme_host_and_port_all_three_make_the_origin() {
    for (location, secrets) in [
        ("https://api.test/there", 7),
        ("https://API.test:443/there", 7),
        ("//api.test/there", 7),
        ("https://api.test:444/there", 0),
        ("https://api.test./there", 0),
        ("https://www.api.test/there", 0),
        ("https://api.test.evil.test/there", 0),
        ("//evil.test/https://api.test/", 0),
    ] {
        let (went, refused) = went("https://api.test", location).await;
        assert!(!refused, "{location}");
        assert_eq!(went[1].1, secrets, "{location}: {went:?}");
    }
    let (went, _) = went("http://api.test", "https://api.test/there").await;
    assert_eq!(
        went[1],
        ("https://api.test/there".to_owned(), 0),
        "more secure, but another"
    );
}

/// It sees the way to the origin, and what would be inside of the tunnel only if it were let in.
async fn a_proxy_on_the_way_to_https_sees_no_secret() {
    for answer in [
        Answer::new("502 Bad Gateway", &[], ""),
        Answer::new("407 Proxy Authentication Required", &[], ""),
        Answer::new("302 Found", &[("Location", "http://a.test/")], ""),
        Answer::only(Fault::Close),
    ] {
        let proxy = Server::answering(answer).await;
        let url = proxy.base();
        let client = laden("https://api.test")
            .reqwest(move |reqwest| reqwest.proxy(reqwest::Proxy::all(url).unwrap()));
        let error = THING.send(&client.build().unwrap()).await.unwrap_err();
        assert!(
            error.is_connect() && !error.may_have_reached_server(),
            "{error}"
        );
        assert_eq!(proxy.requests().len(), 3);
        for request in proxy.requests() {
            assert_eq!(request.line(), "CONNECT api.test:443 HTTP/1.1");
            assert_eq!(secrets(&request), 0);
        }
    }
}
