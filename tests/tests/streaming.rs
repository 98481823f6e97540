//! How a body is read as it comes: piece by piece, without a cap, and with an error where it breaks off.

use std::io::{self, Write as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use endpoint::{Client, Endpoint as _, Error, Streaming, endpoint};
use endpoint_tests::{Answer, Fault, GitHubError, Server};
use flate2::{Compression, write::GzEncoder};
use futures_util::{StreamExt, TryStreamExt as _};
use http_body_util::BodyExt;

#[endpoint(GET "/asset" -> Streaming, error = GitHubError)]
struct GetAsset;

#[endpoint(POST "/render" -> Streaming)]
struct Render {
    pages: u32,
}

#[endpoint(HEAD "/asset" -> Streaming)]
struct HeadAsset;

const PIECES: [&[u8]; 3] = [b"one ", b"two ", b"three"];
const WHOLE: &[u8] = b"one two three";

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

fn whole() -> Answer {
    Answer::new("200 OK", &[("Content-Type", "text/html")], WHOLE)
}

fn chunked() -> Answer {
    Answer::chunked("200 OK", &[], &PIECES)
}

#[tokio::test]
async fn the_bytes_come_by_chunk_as_a_stream_and_as_a_body() {
    for (answer, length) in [
        (whole(), Some(13)),
        (chunked().end(), None),
        (Answer::new("206 Partial Content", &[], WHOLE), Some(13)),
    ] {
        let (_server, client) = answered(answer).await;
        let mut asset = GetAsset.send(&client).await.unwrap();
        assert_eq!((asset.length(), asset.received()), (length, 0));
        let mut bytes = Vec::new();
        while let Some(piece) = asset.chunk().await.unwrap() {
            bytes.extend_from_slice(&piece);
        }
        assert_eq!((&*bytes, asset.received()), (WHOLE, 13));
        assert!(asset.chunk().await.unwrap().is_none());

        let asset = GetAsset.send(&client).await.unwrap();
        let pieces: Vec<_> = asset.try_collect().await.unwrap();
        assert_eq!(pieces.concat(), WHOLE);

        let asset = GetAsset.send(&client).await.unwrap();
        let collected = BodyExt::collect(asset).await.unwrap();
        assert_eq!(collected.to_bytes(), WHOLE);
    }
}

#[tokio::test]
async fn the_first_bytes_come_before_the_last_are_sent() {
    let (server, client) = answered(chunked().then(Fault::Silence)).await;
    let mut asset = GetAsset.send(&client).await.unwrap();
    let mut bytes = Vec::new();
    while bytes.len() < WHOLE.len() {
        bytes.extend_from_slice(&asset.chunk().await.unwrap().unwrap());
    }
    assert_eq!(bytes, WHOLE);
    assert_eq!(server.faults().await, [Fault::Silence]);
    let next = tokio::time::timeout(Duration::from_millis(30), asset.chunk()).await;
    assert!(next.is_err(), "the server is silent");
}

#[tokio::test]
async fn no_cap_and_no_total_timeout_holds_for_what_is_not_kept() {
    let answer = Answer::chunked("200 OK", &[], &[]).then(Fault::Flood);
    let server = Server::answering(answer).await;
    let client = Client::builder(server.base())
        .max_response_bytes(10)
        .timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let mut asset = GetAsset.send(&client).await.unwrap();
    let begun = std::time::Instant::now();
    while begun.elapsed() < Duration::from_millis(400) {
        assert!(!asset.chunk().await.unwrap().unwrap().is_empty());
    }
    assert!(asset.received() > 1 << 20, "{asset:?}");
    assert_eq!(server.faults().await, [Fault::Flood]);
    drop(asset);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error_after_what_came() {
    let short = Answer::head("200 OK", &[("Content-Length", "99")]);
    for answer in [chunked().then(Fault::Close), short.then(Fault::Close)] {
        let (server, client) = answered(answer).await;
        let asset = GetAsset.send(&client).await.unwrap();
        let mut pieces: Vec<Result<_, Error>> = StreamExt::collect(asset).await;
        let error = pieces.pop().unwrap().unwrap_err();
        assert!(pieces.iter().all(Result::is_ok));
        let text = error.to_string();
        let start = "GET /asset: 200 OK, but the exchange with the server broke off: ";
        assert!(text.starts_with(start), "{text}");
        assert_eq!(error.status().unwrap(), 200);
        assert_eq!((error.attempts(), error.is_timeout()), (1, false));
        assert!(error.may_have_reached_server() && error.body().unwrap().is_empty());
        assert_eq!(server.faults().await, [Fault::Close]);
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_body_of_which_nothing_comes_any_more_is_a_timeout() {
    let server = Server::answering(chunked().then(Fault::Silence)).await;
    let client = Client::builder(server.base())
        .idle_timeout(Duration::from_millis(40))
        .build()
        .unwrap();
    let asset = GetAsset.send(&client).await.unwrap();
    let mut written = Vec::new();
    let error = asset.write_to(&mut written).await.unwrap_err();
    assert_eq!((&*written, error.kind()), (WHOLE, io::ErrorKind::TimedOut));
    let ours = error.get_ref().unwrap().downcast_ref::<Error>().unwrap();
    assert!(ours.is_timeout() && ours.status().unwrap() == 200, "{ours}");
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_failure_is_read_whole_and_keeps_its_type() {
    let body = r#"{"message": "no such asset"}"#;
    let (server, client) = answered(Answer::json("404 Not Found", body)).await;
    let error = GetAsset.send(&client).await.unwrap_err();
    assert_eq!(error.error().unwrap().message, "no such asset");
    assert_eq!(error.body().unwrap(), body);
    assert_eq!(server.requests().len(), 1);
    let full = GetAsset.send_full(&client).await.unwrap_err();
    assert_eq!(full.status().unwrap(), 404);
}

#[tokio::test]
async fn a_compressed_body_comes_as_what_was_compressed_and_without_a_length() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(WHOLE).unwrap();
    let coded = [("Content-Encoding", "gzip")];
    let answer = Answer::new("200 OK", &coded, encoder.finish().unwrap());
    let (_server, client) = answered(answer).await;
    let asset = GetAsset.send(&client).await.unwrap();
    assert_eq!(asset.length(), None);
    let pieces: Vec<_> = asset.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), WHOLE);
}

#[tokio::test]
async fn a_transfer_that_is_dropped_ends_and_the_client_goes_on() {
    let flood = Answer::chunked("200 OK", &[], &[]).then(Fault::Flood);
    let server = Server::script([flood, whole()]).await;
    let client = Client::new(server.base()).unwrap();
    let mut asset = GetAsset.send(&client).await.unwrap();
    assert!(asset.chunk().await.unwrap().is_some());
    assert_eq!(server.faults().await, [Fault::Flood]);
    drop(asset);
    let asset = GetAsset.send(&client).await.unwrap();
    let pieces: Vec<_> = asset.try_collect().await.unwrap();
    assert_eq!(pieces.concat(), WHOLE);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn a_response_without_content_has_no_bytes() {
    let (_server, client) = answered(Answer::head("204 No Content", &[])).await;
    let response = Render { pages: 1 }.send_full(&client).await.unwrap();
    assert_eq!(response.status(), 204);
    let bytes: Vec<_> = response.into_value().try_collect().await.unwrap();
    assert!(bytes.is_empty());
}

#[tokio::test]
async fn the_length_that_a_head_declares_is_not_that_of_its_stream() {
    // Under HTTP/2 the transport tells this length as that of the body.
    let transport = endpoint::MemoryTransport::new(|_| async {
        Ok(http::Response::new(bytes::Bytes::from_static(WHOLE)))
    });
    let builder = Client::builder("https://api.test").transport(transport);
    let mut asset = HeadAsset.send(&builder.build().unwrap()).await.unwrap();
    assert_eq!(asset.length(), Some(0));
    assert!(asset.chunk().await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_written_is_reported_with_the_length_where_it_is_known() {
    for (answer, length) in [(whole(), Some(13)), (chunked().end(), None)] {
        let (_server, client) = answered(answer).await;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let asset = GetAsset.send(&client).await.unwrap();
        let mut written = Vec::new();
        let count = asset
            .progress(move |so_far, length| log.lock().unwrap().push((so_far, length)))
            .write_to(&mut written)
            .await
            .unwrap();
        assert_eq!((&*written, count), (WHOLE, 13));
        let seen = seen.lock().unwrap();
        assert_eq!(seen.last(), Some(&(13, length)));
        assert!(seen.is_sorted() && seen.iter().all(|(_, known)| *known == length));
    }
}

#[tokio::test]
async fn a_read_stream_reports_each_piece() {
    let (_server, client) = answered(whole()).await;
    let (tell, told) = std::sync::mpsc::channel();
    let asset = GetAsset.send(&client).await.unwrap();
    let asset = asset.progress(move |so_far, _| tell.send(so_far).unwrap());
    asset.for_each(|_| async {}).await;
    assert_eq!(told.iter().last(), Some(13));
}

#[tokio::test]
async fn an_error_while_writing_tells_whose_it_is() {
    let (server, client) = answered(chunked().then(Fault::Close)).await;
    let asset = GetAsset.send(&client).await.unwrap();
    let error = asset.write_to(&mut Vec::new()).await.unwrap_err();
    let ours = error.get_ref().unwrap().downcast_ref::<Error>().unwrap();
    assert_eq!(ours.status().unwrap(), 200);
    assert_eq!(server.faults().await, [Fault::Close]);

    let (_server, client) = answered(whole()).await;
    let asset = GetAsset.send(&client).await.unwrap();
    let (mut near, far) = tokio::io::duplex(4);
    drop(far);
    let error = asset.write_to(&mut near).await.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe);
}

#[tokio::test]
async fn a_download_can_be_spawned_and_is_shown_without_its_content() {
    let (_server, client) = answered(whole()).await;
    let asset = GetAsset.send(&client).await.unwrap();
    let shown = format!("{asset:?}");
    assert_eq!(shown, "Streaming { length: Some(13), received: 0, .. }");
    let read = tokio::spawn(asset.try_collect::<Vec<_>>()).await.unwrap();
    assert_eq!(read.unwrap().concat(), WHOLE);
}

#[tokio::test]
async fn without_a_client_it_holds_the_bytes_that_were_handed_over() {
    let answer = http::Response::new(WHOLE.into());
    let mut asset = GetAsset::response(answer).unwrap();
    assert_eq!(asset.length(), Some(13));
    assert_eq!(asset.chunk().await.unwrap().unwrap(), WHOLE);
    let mut answer = http::Response::new(r#"{"message": "no"}"#.into());
    *answer.status_mut() = http::StatusCode::FORBIDDEN;
    let error = GetAsset::response(answer).unwrap_err();
    assert_eq!(error.error().unwrap().message, "no");
}
