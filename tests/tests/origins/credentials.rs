//! Where secrets go: to the origin that they were given for, whoever asks for them elsewhere.

use std::sync::{Arc, Mutex};

use endpoint::{Client, ClientBuilder, MemoryTransport, Text, endpoint};
use endpoint_tests::{Answer, Received, Server, tests};

tests! {
    no_secret_follows_a_redirect_to_another_origin,
    a_field_for_authorization_is_bound_to_the_origin_too,
    every_secret_follows_a_redirect_within_the_origin,
    a_redirect_back_to_the_origin_brings_no_secret_home,
    https_never_becomes_http,
    scheme_host_and_port_all_three_make_the_origin,
    another_base_keeps_no_credential_and_a_trusted_one_all,
    a_copy_for_one_call_has_its_own_token,
    of_two_settings_for_one_header_the_later_holds,
    what_stands_in_the_place_of_a_credential_is_one,
    basic_credentials_and_keys_arrive_as_they_are_meant,
    ;
    credentials_that_can_not_be_sent_are_refused_without_an_echo,
}

const CANARY: &str = "canary-Canary-0123456789";

#[endpoint(GET "/thing" -> Text)]
struct GetThing<'a> {
    #[header("X-Session", sensitive)]
    session: Option<&'a str>,
    #[header("Authorization")]
    own: Option<&'a str>,
    #[header("X-Plain")]
    plain: Option<&'a str>,
}

const THING: GetThing<'static> = GetThing {
    session: Some(CANARY),
    own: None,
    plain: Some("plain"),
};

/// A client with every kind of secret that there is.
fn laden(base: &str) -> ClientBuilder {
    Client::builder(base)
        .bearer(CANARY)
        .api_key("X-Api-Key", CANARY)
        .header("Cookie", CANARY)
        .header("Proxy-Authorization", CANARY)
        .header("Private-Token", CANARY)
        .header("X-Service-Key", CANARY)
}

/// How many of a request's headers hold a secret.
fn secrets(request: &Received) -> usize {
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

async fn another_base_keeps_no_credential_and_a_trusted_one_all() {
    let second = Server::answering(Answer::new("200 OK", &[], "second")).await;
    let client = laden("http://127.0.0.1:1").build().unwrap();
    let plain = GetThing {
        session: None,
        ..THING
    };
    plain
        .send(&client.with_base(second.base()).unwrap())
        .await
        .unwrap();
    plain
        .send(&client.with_trusted_base(second.base()).unwrap())
        .await
        .unwrap();
    assert_eq!(
        second.requests().iter().map(secrets).collect::<Vec<_>>(),
        [0, 6]
    );
}

async fn a_copy_for_one_call_has_its_own_token() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::builder(server.base())
        .bearer("first")
        .build()
        .unwrap();
    let plain = GetThing {
        session: None,
        ..THING
    };
    plain
        .send(&client.with_bearer("second").unwrap())
        .await
        .unwrap();
    plain.send(&client).await.unwrap();
    let seen: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.header("authorization"))
        .collect();
    assert_eq!(
        seen,
        ["Bearer second", "Bearer first"].map(|text| Some(text.to_owned()))
    );
    assert!(client.with_bearer("a\nb").unwrap_err().is_build());
}

async fn of_two_settings_for_one_header_the_later_holds() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let builder = || Client::builder(server.base());
    let header = "Authorization";
    let first = builder().header(header, "token 1");
    let plain = GetThing {
        session: None,
        ..THING
    };
    for client in [
        first.build().unwrap().with_bearer("2").unwrap(),
        builder().header(header, "1").bearer("2").build().unwrap(),
        builder()
            .bearer("1")
            .header(header, "Bearer 2")
            .build()
            .unwrap(),
    ] {
        plain.send(&client).await.unwrap();
    }
    let seen: Vec<_> = server.requests();
    let seen = seen.iter().filter_map(|request| request.header(header));
    assert_eq!(seen.collect::<Vec<_>>(), ["Bearer 2"; 3]);
}

async fn what_stands_in_the_place_of_a_credential_is_one() {
    let second = Server::answering(Answer::new("200 OK", &[], "second")).await;
    let client = Client::builder("http://127.0.0.1:1").api_key("X-Access", "other");
    let client = client.build().unwrap();
    let copy = client.with_header("X-Access", CANARY).unwrap();
    let plain = GetThing {
        session: None,
        ..THING
    };
    let copy = copy.with_base(second.base()).unwrap();
    plain.send(&copy).await.unwrap();
    assert_eq!(second.request().header("x-access"), None);
}

async fn basic_credentials_and_keys_arrive_as_they_are_meant() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::builder(server.base()).basic("Aladdin", "open sesame");
    let client = client.api_key("X-Api-Key", "k-1").build().unwrap();
    GetThing {
        session: None,
        own: None,
        plain: None,
    }
    .send(&client)
    .await
    .unwrap();
    let request = server.request();
    let basic = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
    assert_eq!(request.header("authorization").as_deref(), Some(basic));
    assert_eq!(request.header("x-api-key").as_deref(), Some("k-1"));
    assert!(!format!("{client:?}").contains("k-1"));
}

fn credentials_that_can_not_be_sent_are_refused_without_an_echo() {
    let basic = |user: &str, password: &str| Client::builder("http://a.test").basic(user, password);
    let key = |name: &str, key: &str| Client::builder("http://a.test").api_key(name, key);
    for builder in [
        basic("us:er", CANARY),
        basic("user", &format!("{CANARY}\n")),
        basic("us\0er", CANARY),
        key("X-Api-Key", &format!("{CANARY}\r\nX-Injected: 1")),
        key("X-Api-Key", &format!("{CANARY} ")),
        key("X-Api-Key", ""),
        key("Host", CANARY),
        key("X Api Key", CANARY),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_build(), "{error}");
        assert!(!format!("{error} {error:?}").contains("anary"), "{error:?}");
    }
}
