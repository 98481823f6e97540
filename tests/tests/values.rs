//! What hostile values do: each stays in its place, or is refused before a byte is sent.

use std::fmt::Write as _;

use endpoint::{Client, Endpoint, endpoint};
use endpoint_tests::unsent::{base, refused};
use endpoint_tests::{Answer, Server};
use url::Url;

#[endpoint(POST "/a/<path>/z")]
#[derive(Clone)]
struct Everywhere<'a> {
    path: &'a str,
    #[query("q")]
    query: &'a str,
    #[header("X-H")]
    header: Option<&'a str>,
    body: &'a str,
}

/// The values of the attacks, and whether a header can carry them.
const HOSTILE: [(&str, bool); 23] = [
    (".", true),
    ("..", true),
    ("", true),
    ("../../x", true),
    ("a/b", true),
    ("\\..\\", true),
    ("%2e%2e", true),
    ("%252e", true),
    ("%00", true),
    ("?x=1#y", true),
    ("a&q=2", true),
    ("a=b;c", true),
    ("+", true),
    ("\t", false),
    ("a\tb", true),
    ("a\rb", false),
    ("a\nb", false),
    ("a\r\nX-Injected: 1\r\n\r\nGET /evil HTTP/1.1\r\n", false),
    ("a\0b", false),
    ("//evil", true),
    ("@evil", true),
    ("http://evil/", true),
    ("{\"q\":[1,\"\\", true),
];

async fn server() -> (Server, Client) {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

/// What arrived, read by a URL parser and a JSON parser that are not this library's.
fn arrived(server: &Server) -> (Vec<String>, Vec<(String, String)>, serde_json::Value) {
    let request = server.requests().pop().unwrap();
    let url = Url::parse(&format!("http://api.test{}", request.target())).unwrap();
    assert_eq!(url.host_str(), Some("api.test"));
    assert_eq!(url.fragment(), None);
    let segments = url.path_segments().unwrap().map(|segment| {
        let decoded = percent_encoding::percent_decode_str(segment);
        decoded.decode_utf8().unwrap().into_owned()
    });
    let pairs = url.query_pairs().into_owned().collect();
    let body = serde_json::from_str(request.body()).unwrap();
    (segments.collect(), pairs, body)
}

#[tokio::test]
async fn a_hostile_value_changes_no_place_but_its_own() {
    let (server, client) = server().await;
    for (value, _) in HOSTILE {
        let path = format!("x{value}");
        let call = Everywhere {
            path: &path,
            query: value,
            header: None,
            body: value,
        };
        call.send(&client).await.unwrap();
        let (segments, pairs, body) = arrived(&server);
        assert_eq!(segments, ["a", &*path, "z"], "{value:?}");
        assert_eq!(pairs, [("q".to_owned(), value.to_owned())], "{value:?}");
        assert_eq!(body, serde_json::json!({ "body": value }), "{value:?}");
    }
    assert_eq!(server.requests().len(), HOSTILE.len());
    assert_eq!(server.connections(), 1, "no request was taken for two");
}

#[tokio::test]
async fn a_hostile_segment_is_one_segment_or_nothing_is_sent() {
    let (server, client) = server().await;
    let mut sent = 0;
    for (value, _) in HOSTILE {
        let call = Everywhere {
            path: value,
            query: "",
            header: None,
            body: "",
        };
        if matches!(value, "" | "." | "..") {
            assert!(refused(&call).contains("`path`"), "{value:?}");
            assert!(call.send(&client).await.unwrap_err().is_build());
            continue;
        }
        call.send(&client).await.unwrap();
        sent += 1;
        assert_eq!(arrived(&server).0, ["a", value, "z"], "{value:?}");
    }
    assert_eq!(server.requests().len(), sent);
}

#[tokio::test]
async fn a_hostile_header_is_one_header_or_nothing_is_sent() {
    let (server, client) = server().await;
    let mut sent = 0;
    for (value, carried) in HOSTILE {
        let call = Everywhere {
            path: "p",
            query: "",
            header: Some(value),
            body: "",
        };
        if !carried {
            let text = refused(&call);
            assert!(text.contains("`x-h`"), "{text}");
            assert!(!text.contains(value) && !text.contains("evil"), "{text}");
            assert!(call.send(&client).await.unwrap_err().is_build());
            continue;
        }
        call.send(&client).await.unwrap();
        sent += 1;
        let request = server.requests().pop().unwrap();
        assert_eq!(request.header("x-h").unwrap().trim(), value.trim());
        assert_eq!(request.header("x-injected"), None);
    }
    assert_eq!(server.requests().len(), sent);
}

#[tokio::test]
async fn a_mebibyte_is_sent_in_a_body_and_a_header_and_refused_in_a_url() {
    let (server, client) = server().await;
    let mebibyte = "canary%/".repeat(1 << 17);
    let call = Everywhere {
        path: "p",
        query: "",
        header: None,
        body: &mebibyte,
    };
    call.send(&client).await.unwrap();
    assert_eq!(arrived(&server).2["body"], *mebibyte);
    let long = Everywhere {
        header: Some(&mebibyte),
        body: "",
        ..call.clone()
    };
    long.send(&client).await.unwrap();
    let header = server.requests().pop().unwrap().header("x-h");
    assert!(header.as_deref() == Some(&*mebibyte), "whole, and one");
    for refused in [
        Everywhere {
            path: &mebibyte,
            ..call.clone()
        },
        Everywhere {
            query: &mebibyte,
            ..call
        },
    ] {
        let error = refused.send(&client).await.unwrap_err();
        assert!(error.is_build() && !error.may_have_reached_server());
        let mut text = format!("{error}");
        write!(text, "{error:?}").unwrap();
        assert!(text.len() < 1000 && !text.contains("canary"), "{text}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn no_value_reaches_the_origin_of_any_base() {
    for base_text in [
        "http://api.test",
        "http://api.test/",
        "http://api.test/v1",
        "http://api.test:8080/v1/",
        "http://[::1]:8080",
        "http://127.0.0.1",
    ] {
        let base: endpoint::BaseUrl = base_text.parse().unwrap();
        for (value, _) in HOSTILE {
            let call = Everywhere {
                path: value,
                query: value,
                header: None,
                body: value,
            };
            let Ok(request) = call.request(&base) else {
                continue;
            };
            let text = request.uri().to_string();
            let url = Url::parse(&text).unwrap();
            assert_eq!(url.as_str(), text, "{value:?}: parsing changes nothing");
            assert_eq!(url.origin().ascii_serialization(), base.origin());
            assert!(
                url.path().ends_with("/z") && !url.path().contains("//"),
                "{text}"
            );
            assert_eq!(url.query_pairs().count(), 1, "{text}");
        }
    }
}

#[test]
fn a_base_that_is_no_base_is_refused() {
    for text in [
        "http://api.test?x=1",
        "http://me:secret@api.test",
        "http://@api.test",
        "file:///etc/passwd",
        "file://api.test/x",
        "//api.test",
        "http:/api.test",
        "http://[::1",
        "http://api.test#x",
        "http://api.test\r\nX: 1",
    ] {
        let error = Client::new(text).unwrap_err();
        assert!(error.is_build(), "{text}");
        assert!(
            !format!("{error} {error:?}").contains("secret"),
            "{error:?}"
        );
    }
    assert_eq!(base().origin(), "http://api.test");
}
