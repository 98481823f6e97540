//! What a success becomes: a value, nothing, an `Option`, text, bytes, or a clear error.

use endpoint::{Client, Raw, Text, endpoint};
use endpoint_tests::{Answer, SeatsCreated, Server, add_mona};
use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Thing {
    id: u32,
}

#[endpoint(GET "/thing" -> Thing)]
struct GetThing;

#[endpoint(GET "/thing" -> Option<Thing>)]
struct FindThing;

#[endpoint(GET "/thing")]
struct TouchThing;

#[endpoint(GET "/thing" -> Option<()>)]
struct HasThing;

#[endpoint(HEAD "/thing")]
struct HeadThing;

#[endpoint(HEAD "/thing" -> Option<()>)]
struct HeadHasThing;

#[endpoint(GET "/thing" -> Text)]
struct GetText;

#[endpoint(GET "/thing" -> Raw)]
struct GetRaw;

const THING: &str = r#"{"id": 7}"#;

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

fn nothing() -> Answer {
    Answer::head("204 No Content", &[])
}

fn missing() -> Answer {
    Answer::json("404 Not Found", r#"{"message": "Not Found"}"#)
}

fn gzip(body: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn a_201_becomes_the_value_with_its_status_and_headers() {
    let headers = [
        ("X-GitHub-Request-Id", "C0FF:EE"),
        ("Content-Type", "application/json"),
    ];
    let answer = Answer::new("201 Created", &headers, r#"{"seats_created": 2}"#);
    let (server, client) = answered(answer).await;
    let created = add_mona().send(&client).await.unwrap();
    assert_eq!(created, SeatsCreated { seats_created: 2 });
    let response = add_mona().send_full(&client).await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-github-request-id"], "C0FF:EE");
    assert_eq!(response.value().seats_created, 2);
    assert_eq!(response.attempts(), 1);
    assert_eq!(response.into_value(), created);
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
}

#[tokio::test]
async fn chunks_and_compression_and_early_hints_change_nothing() {
    let coded = [("Content-Encoding", "gzip")];
    let hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n";
    let late = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"id\": 7}";
    for answer in [
        Answer::chunked("200 OK", &[], &[b"{\"i", b"d\": ", b"7}"]).end(),
        Answer::new("200 OK", &coded, gzip(THING.as_bytes())),
        Answer::bytes([&hints[..], late].concat()),
        Answer::new("200 OK", &[("Content-Type", "text/plain")], THING),
        Answer::new("203 Non-Authoritative Information", &[], THING),
    ] {
        let (_server, client) = answered(answer.clone()).await;
        assert_eq!(
            GetThing.send(&client).await.unwrap(),
            Thing { id: 7 },
            "{answer:?}"
        );
    }
}

#[tokio::test]
async fn unit_takes_any_success_whatever_its_body_was() {
    for answer in [
        nothing(),
        Answer::head("205 Reset Content", &[("Content-Length", "0")]),
        Answer::json("200 OK", THING),
        Answer::new("200 OK", &[], ""),
        Answer::new("202 Accepted", &[("Content-Type", "text/html")], "<html>"),
        Answer::new("200 OK", &[], [0xff, 0xfe]),
    ] {
        let (server, client) = answered(answer.clone()).await;
        TouchThing
            .send(&client)
            .await
            .unwrap_or_else(|error| panic!("{answer:?}: {error}"));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_success_without_content_is_a_clear_error_for_a_value() {
    for answer in [nothing(), Answer::new("200 OK", &[], "")] {
        let (server, client) = answered(answer).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_decode() && error.may_have_reached_server());
        assert!(error.status().is_some_and(|status| status.is_success()));
        let text = error.to_string();
        assert!(text.starts_with("GET /thing: 20"), "{text}");
        assert!(
            text.contains("without content") && text.contains("Option<"),
            "{text}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn an_option_is_none_for_a_404_and_for_no_content_and_full_keeps_status_and_body() {
    for (status, sent, value) in [
        ("404 Not Found", r#"{"message": "no"}"#, None),
        ("404 Not Found", "<html>", None),
        ("404 Not Found", "", None),
        ("204 No Content", "", None),
        ("200 OK", "", None),
        ("200 OK", "null", None),
        ("200 OK", THING, Some(Thing { id: 7 })),
    ] {
        let answer = Answer::json(status, sent);
        let status: u16 = status[..3].parse().unwrap();
        let (_server, client) = answered(answer).await;
        assert_eq!(FindThing.send(&client).await.unwrap(), value);
        let full = FindThing.send_full(&client).await.unwrap();
        assert_eq!((full.status().as_u16(), full.value()), (status, &value));
        let body = full.body().map(|body| str::from_utf8(body).unwrap());
        assert_eq!(body, (status == 404).then_some(sent));
    }
}

#[tokio::test]
async fn an_option_of_unit_is_yes_or_no() {
    for (answer, value) in [
        (nothing(), Some(())),
        (Answer::json("200 OK", THING), Some(())),
        (Answer::new("200 OK", &[], ""), Some(())),
        (missing(), None),
    ] {
        let (_server, client) = answered(answer.clone()).await;
        assert_eq!(HasThing.send(&client).await.unwrap(), value, "{answer:?}");
    }
}

#[tokio::test]
async fn a_404_is_a_failure_for_every_type_that_is_not_an_option() {
    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct Lenient {
        _id: Option<u32>,
    }
    #[endpoint(GET "/thing" -> Lenient)]
    struct GetLenient;
    #[endpoint(GET "/thing" -> serde_json::Value)]
    struct GetValue;
    #[endpoint(GET "/thing" -> Vec<Option<u8>>)]
    struct GetList;
    #[endpoint(GET "/thing" -> serde::de::IgnoredAny)]
    struct GetIgnored;

    let (_server, client) = answered(missing()).await;
    let errors = [
        TouchThing.send(&client).await.unwrap_err(),
        GetThing.send(&client).await.unwrap_err(),
        GetLenient.send(&client).await.unwrap_err(),
        GetValue.send(&client).await.unwrap_err(),
        GetList.send(&client).await.unwrap_err(),
        GetIgnored.send(&client).await.unwrap_err(),
    ];
    for error in errors {
        assert!(
            error.is_status() && error.status().unwrap() == 404,
            "{error}"
        );
        assert!(
            error
                .to_string()
                .starts_with("GET /thing: 404 Not Found; it does not exist"),
            "{error}"
        );
    }
    let (_server, client) = answered(nothing()).await;
    assert!(GetLenient.send(&client).await.unwrap_err().is_decode());
    assert!(GetValue.send(&client).await.unwrap_err().is_decode());
    assert!(GetList.send(&client).await.unwrap_err().is_decode());
}

#[tokio::test]
async fn another_failure_is_an_error_for_an_option_too() {
    for status in ["403 Forbidden", "410 Gone", "500 Internal Server Error"] {
        let (_server, client) = answered(Answer::json(status, "{}")).await;
        assert!(FindThing.send(&client).await.unwrap_err().is_status());
        assert!(HasThing.send(&client).await.unwrap_err().is_status());
    }
}

#[tokio::test]
async fn a_head_is_never_decoded_whatever_its_headers_promise() {
    for headers in [
        &[("Content-Length", "123")][..],
        &[("Content-Length", "99999999999")],
        &[("Content-Length", "20"), ("Content-Encoding", "gzip")],
        &[("Transfer-Encoding", "chunked")],
        &[],
    ] {
        let (_server, client) = answered(Answer::head("200 OK", headers)).await;
        HeadThing
            .send(&client)
            .await
            .unwrap_or_else(|error| panic!("{headers:?}: {error}"));
        assert_eq!(HeadHasThing.send(&client).await.unwrap(), Some(()));
    }
    let (_server, client) = answered(Answer::head("404 Not Found", &[])).await;
    assert_eq!(HeadHasThing.send(&client).await.unwrap(), None);
    assert!(HeadThing.send(&client).await.unwrap_err().is_status());
}

#[tokio::test]
async fn a_head_that_fails_is_not_said_to_miss_a_body() {
    for head in [&[][..], &[("Content-Length", "99")]] {
        let (server, client) = answered(Answer::head("403 Forbidden", head)).await;
        let error = HeadThing.send(&client).await.unwrap_err();
        let text = error.to_string();
        assert!(text.starts_with("HEAD /thing: 403 Forbidden; "), "{text}");
        assert_eq!((error.mismatch(), server.requests().len()), (None, 1));
    }
}

#[tokio::test]
async fn no_content_is_taken_even_where_a_coding_is_declared() {
    let coded = [("Content-Encoding", "gzip")];
    for answer in [
        Answer::head("204 No Content", &coded),
        Answer::new("200 OK", &coded, ""),
    ] {
        let (_server, client) = answered(answer.clone()).await;
        TouchThing
            .send(&client)
            .await
            .unwrap_or_else(|error| panic!("{answer:?}: {error}"));
        assert_eq!(FindThing.send(&client).await.unwrap(), None);
    }
}

#[tokio::test]
async fn text_and_raw_take_the_body_as_it_is() {
    let html = Answer::new("200 OK", &[("Content-Type", "text/html")], "<p>é</p>");
    let (_server, client) = answered(html).await;
    assert_eq!(
        GetText.send(&client).await.unwrap().into_string(),
        "<p>é</p>"
    );
    assert_eq!(&*GetRaw.send(&client).await.unwrap(), "<p>é</p>".as_bytes());
    let (_server, client) = answered(nothing()).await;
    assert_eq!(&*GetText.send(&client).await.unwrap(), "");
    assert_eq!(&*GetRaw.send(&client).await.unwrap(), b"");
    let (_server, client) = answered(Answer::new("200 OK", &[], [b'a', 0xff])).await;
    assert_eq!(&*GetRaw.send(&client).await.unwrap(), [b'a', 0xff]);
    let error = GetText.send(&client).await.unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("UTF-8"),
        "{error}"
    );
    let (_server, client) = answered(missing()).await;
    assert!(GetText.send(&client).await.unwrap_err().is_status());
    assert!(GetRaw.send(&client).await.unwrap_err().is_status());
}

#[tokio::test]
async fn the_length_that_a_head_declares_is_of_no_body_and_under_no_cap() {
    // Under HTTP/2 the transport tells this length as that of the body.
    let transport = endpoint::MemoryTransport::new(|_| async {
        Ok(http::Response::new(bytes::Bytes::from_static(b"12345678")))
    });
    let builder = Client::builder("https://api.test").transport(transport);
    let client = builder.max_response_bytes(4).build().unwrap();
    assert!(HeadHasThing.send(&client).await.unwrap().is_some());
}
