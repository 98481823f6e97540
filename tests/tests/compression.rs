//! Is a compressed body inflated where it was asked for, all of it, and nowhere else?

use std::io::Write as _;
use std::time::Duration;

use endpoint::{Client, Error, Raw, Retry, Streaming, endpoint};
use endpoint_tests::{Answer, Fault, Server};
use flate2::{Compression, write::GzEncoder};
use http_body_util::BodyExt as _;

#[endpoint(GET "/thing" -> Raw)]
struct GetThing<'a> {
    #[header("Accept-Encoding")]
    codings: Option<&'a str>,
}

#[endpoint(GET "/thing" -> Streaming)]
struct ReadThing;

const TEXT: &[u8] = b"one two three one two three";

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

fn coded(coding: &str, body: impl AsRef<[u8]>) -> Answer {
    Answer::new("200 OK", &[("Content-Encoding", coding)], body)
}

fn client(server: &Server) -> Client {
    let client = Client::builder(server.base()).retry(Retry::none());
    client.build().unwrap()
}

async fn got(answer: Answer) -> Result<Vec<u8>, Error> {
    let server = Server::answering(answer).await;
    let thing = GetThing { codings: None }.send(&client(&server)).await;
    assert_eq!(server.requests().len(), 1);
    thing.map(|thing| thing.to_vec())
}

#[tokio::test]
async fn what_was_asked_for_is_inflated_under_both_names_of_gzip() {
    for (codings, answered) in [
        (None, "gzip"),
        (Some("gzip"), "gzip"),
        (Some("br, GZIP;q=0.5"), "X-GZip"),
        (Some("x-gzip;q=1.000"), "gzip"),
        (Some("*"), "gzip"),
        (Some("*;q=0, gzip"), "gzip"),
    ] {
        let server = Server::answering(coded(answered, gzip(TEXT))).await;
        let thing = GetThing { codings };
        let response = thing.send_full(&client(&server)).await.unwrap();
        assert_eq!(**response.value(), *TEXT, "{codings:?}");
        assert!(!response.headers().contains_key("content-encoding"));
        assert!(!response.headers().contains_key("content-length"));
        let asked = server.request().header("accept-encoding");
        assert_eq!(asked.as_deref(), codings.or(Some("gzip")));
    }
}

#[tokio::test]
async fn what_was_not_asked_for_stays_as_it_came() {
    let coded_text = gzip(TEXT);
    for (codings, answered) in [
        (Some("identity"), "gzip"),
        (Some("br"), "gzip"),
        (Some("gzip;q=0"), "gzip"),
        (Some("gzip; q=0.000, *"), "gzip"),
        (Some("*;q=0"), "gzip"),
        (Some(""), "gzip"),
        (None, "br"),
        (None, "gzip, gzip"),
        (None, "identity"),
    ] {
        let server = Server::answering(coded(answered, &coded_text)).await;
        let thing = GetThing { codings };
        let response = thing.send_full(&client(&server)).await.unwrap();
        assert_eq!(**response.value(), *coded_text, "{codings:?} {answered}");
        assert_eq!(response.headers()["content-encoding"], answered);
    }
}

#[tokio::test]
async fn members_that_follow_one_another_are_one_body() {
    let members = [gzip(b"one "), gzip(b""), gzip(b"two")].concat();
    assert_eq!(got(coded("gzip", &members)).await.unwrap(), b"one two");
    for at in [1, 10, 24, 25, 47] {
        let (first, rest) = members.split_at(at);
        let coded = [("Content-Encoding", "gzip")];
        let answer = Answer::chunked("200 OK", &coded, &[first, rest]).end();
        assert_eq!(got(answer).await.unwrap(), b"one two", "{at}");
    }
}

#[tokio::test]
async fn a_body_that_is_cut_or_changed_anywhere_is_no_value() {
    let whole = gzip(TEXT);
    for length in 1..whole.len() {
        let error = got(coded("gzip", &whole[..length]).wrong()).await;
        let error = error.map(|body| String::from_utf8_lossy(&body).into_owned());
        assert!(error.unwrap_err().may_have_reached_server(), "{length}");
    }
    // The check sum and the length (RFC 1952, 2.3.1), and what follows them.
    for at in whole.len() - 8..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        assert!(got(coded("gzip", &changed).wrong()).await.is_err(), "{at}");
    }
    let more = [&whole[..], b"x"].concat();
    assert!(got(coded("gzip", &more).wrong()).await.is_err());
}

#[tokio::test]
async fn no_content_is_no_broken_compression() {
    assert_eq!(got(coded("gzip", "")).await.unwrap(), b"");
    let coded = [("Content-Encoding", "gzip")];
    let empty = Answer::chunked("200 OK", &coded, &[]).end();
    assert_eq!(got(empty).await.unwrap(), b"");
}

/// As a server does that tells of changes, for as long as one listens.
#[tokio::test]
async fn a_stream_gives_what_has_come_before_there_is_more() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let long = vec![b'a'; 200_000];
    encoder.write_all(&long).unwrap();
    encoder.flush().unwrap();
    let begun = encoder.get_ref().clone();
    let coded = [("Content-Encoding", "gzip")];
    let answer = Answer::chunked("200 OK", &coded, &[&begun]).then(Fault::Silence);
    let server = Server::answering(answer).await;
    let mut thing = ReadThing.send(&client(&server)).await.unwrap();
    let mut received = 0;
    while received < long.len() {
        let chunk = tokio::time::timeout(Duration::from_secs(20), thing.chunk());
        received += chunk.await.unwrap().unwrap().unwrap().len();
    }
    assert_eq!(received, long.len());
    assert_eq!(server.faults().await, [Fault::Silence]);
}

#[tokio::test]
async fn the_trailers_of_a_compressed_body_come_behind_it() {
    let body = gzip(TEXT);
    let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTrailer: X-Sum\r\n\
                Transfer-Encoding: chunked\r\n\r\n";
    let chunk = format!("{head}{:x}\r\n", body.len());
    let end = b"\r\n0\r\nX-Sum: 7\r\n\r\n";
    let answer = [chunk.as_bytes(), &body, end].concat();
    let server = Server::answering(Answer::bytes(answer)).await;
    let thing = ReadThing.send(&client(&server)).await.unwrap();
    let collected = thing.collect().await.unwrap();
    assert_eq!(collected.trailers().unwrap()["x-sum"], "7");
    assert_eq!(collected.to_bytes(), TEXT);
}
