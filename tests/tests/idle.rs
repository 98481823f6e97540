//! What becomes of a stream that stands still, up or down, and of one that moves for long.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use endpoint::{
    Body, Client, ClientBuilder, StreamBody, Streaming, Transport, TransportFuture, endpoint,
};
use endpoint_tests::{Answer, Fault, Server};
use futures_util::{Stream, StreamExt as _, stream};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;

#[endpoint(GET "/asset" -> Streaming)]
struct Download;

#[endpoint(PUT "/asset")]
struct Upload {
    #[body]
    data: StreamBody,
}

#[endpoint(POST "/asset")]
struct Post {
    #[body]
    data: StreamBody,
}

const IDLE: Duration = Duration::from_millis(80);
const PAUSE: Duration = Duration::from_millis(10);
const SOON: Duration = Duration::from_secs(5);

fn idle(base: &str) -> ClientBuilder {
    Client::builder(base).idle_timeout(IDLE)
}

/// So many pieces of 64 KiB, with a pause before each.
fn pieces(
    count: usize,
    pause: Duration,
) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send + use<> {
    stream::iter(0..count).then(move |_| async move {
        tokio::time::sleep(pause).await;
        Ok(Bytes::from(vec![b'a'; 64 << 10]))
    })
}

#[tokio::test]
async fn a_download_that_stands_still_ends_with_an_error() {
    let answer = Answer::chunked("200 OK", &[], &[b"some"]).then(Fault::Silence);
    let server = Server::answering(answer).await;
    let mut asset = Download
        .send(&idle(&server.base()).build().unwrap())
        .await
        .unwrap();
    assert_eq!(asset.chunk().await.unwrap().unwrap(), "some");
    let started = Instant::now();
    let error = asset.chunk().await.unwrap_err();
    assert!(started.elapsed() >= IDLE && started.elapsed() < SOON);
    assert!(
        error.is_timeout() && error.status().unwrap() == 200,
        "{error}"
    );
    assert!(error.to_string().contains("`idle_timeout`"), "{error}");
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert!(
        asset.chunk().await.unwrap().is_none(),
        "an error is the end"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_download_that_drips_goes_on_behind_the_other_limits() {
    let drips = Answer::head("200 OK", &[]).then(Fault::Drip(b'a', PAUSE));
    let server = Server::answering(drips).await;
    let limits = idle(&server.base()).timeout(IDLE).attempt_timeout(IDLE);
    let mut asset = Download.send(&limits.build().unwrap()).await.unwrap();
    let started = Instant::now();
    while started.elapsed() < 3 * IDLE {
        asset.chunk().await.unwrap().unwrap();
    }
    assert!(asset.received() >= 2);
    drop(asset);
    assert_eq!(server.faults().await, [Fault::Drip(b'a', PAUSE)]);
}

#[tokio::test]
async fn a_reader_that_takes_its_time_is_no_idle_server() {
    let answer = Answer::chunked("200 OK", &[], &[b"one", b"two"]).end();
    let server = Server::answering(answer).await;
    let mut asset = Download
        .send(&idle(&server.base()).build().unwrap())
        .await
        .unwrap();
    let mut all = Vec::new();
    while let Some(bytes) = asset.chunk().await.unwrap() {
        tokio::time::sleep(2 * IDLE).await;
        all.extend(bytes);
    }
    assert_eq!(all, b"onetwo");
}

#[endpoint(POST "/mirror" -> Streaming)]
struct Mirrored {
    #[body]
    data: StreamBody,
}

/// Answers with what it is sent.
struct Mirror;

impl Transport for Mirror {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        Box::pin(async move { Ok(http::Response::new(request.into_body())) })
    }
}

#[tokio::test]
async fn who_reads_what_never_ends_can_still_be_timed_out() {
    let started = Instant::now();
    let data = StreamBody::repeat(move || {
        stream::repeat_with(move || started.elapsed())
            .take_while(|elapsed| std::future::ready(*elapsed < SOON))
            .map(|_| Ok::<_, std::io::Error>(Bytes::new()))
    });
    let client = idle("http://api.test").transport(Mirror).build().unwrap();
    let mut mirrored = Mirrored { data }.send(&client).await.unwrap();
    let reading = async { while mirrored.chunk().await.unwrap().is_some() {} };
    assert!(tokio::time::timeout(IDLE, reading).await.is_err());
    assert!(started.elapsed() < SOON);
}

/// A server that takes the head of a request and no more, and how many came to it.
async fn deaf() -> (String, Arc<AtomicU32>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&count);
    tokio::spawn(async move {
        let mut kept = Vec::new();
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.read_u8().await.unwrap();
            seen.fetch_add(1, Ordering::Relaxed);
            kept.push(stream);
        }
    });
    (base, count)
}

#[tokio::test]
async fn an_upload_that_nobody_takes_is_cut_off() {
    let (base, count) = deaf().await;
    let data = StreamBody::repeat(|| pieces(1000, Duration::ZERO));
    let started = Instant::now();
    let error = Post { data }
        .send(&idle(&base).build().unwrap())
        .await
        .unwrap_err();
    assert!(started.elapsed() >= IDLE && started.elapsed() < SOON);
    assert!(
        error.is_timeout() && error.may_have_reached_server(),
        "{error}"
    );
    assert!(error.to_string().contains("`idle_timeout`"), "{error}");
    assert_eq!(count.load(Ordering::Relaxed), 1, "a POST is sent once");
}

#[tokio::test]
async fn an_upload_of_nothing_is_cut_off() {
    let (base, count) = deaf().await;
    let data = StreamBody::once(stream::pending::<Result<Bytes, std::io::Error>>());
    let error = Upload { data }
        .send(&idle(&base).build().unwrap())
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && error.to_string().contains("`idle_timeout`"),
        "{error}"
    );
    assert_eq!(
        count.load(Ordering::Relaxed),
        1,
        "what comes once is sent once"
    );
}

#[tokio::test]
async fn an_upload_that_moves_may_take_longer_than_an_attempt_but_not_than_the_call() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let upload = || {
        let data = StreamBody::repeat(|| pieces(20, PAUSE)).length(20 * (64 << 10));
        Upload { data }
    };
    let limits = || idle(&server.base()).attempt_timeout(IDLE);
    let started = Instant::now();
    let sent = upload()
        .send_full(&limits().build().unwrap())
        .await
        .unwrap();
    assert!(started.elapsed() >= 20 * PAUSE && started.elapsed() > IDLE);
    assert_eq!(sent.attempts(), 1);
    assert_eq!(server.request().body().len(), 20 * (64 << 10));
    let error = upload()
        .send(&limits().timeout(IDLE).build().unwrap())
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && error.to_string().contains("`timeout`"),
        "{error}"
    );
}

#[tokio::test]
async fn an_answer_that_does_not_follow_an_upload_is_cut_off_by_the_limit_of_an_attempt() {
    let server = Server::answering(Answer::only(Fault::Silence)).await;
    let data = StreamBody::repeat(|| pieces(2, Duration::ZERO)).length(2 * (64 << 10));
    let builder = Client::builder(server.base()).idle_timeout(Duration::from_secs(60));
    let client = builder.attempt_timeout(IDLE).build().unwrap();
    let started = Instant::now();
    let error = Post { data }.send(&client).await.unwrap_err();
    assert!(started.elapsed() >= IDLE && started.elapsed() < SOON);
    let text = error.to_string();
    assert!(
        error.is_timeout() && text.contains("`attempt_timeout`"),
        "{text}"
    );
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!(server.requests().len(), 1, "a POST is sent once");
}

#[tokio::test]
async fn a_stream_that_fails_is_named_as_the_cause_and_not_sent_again() {
    let (base, count) = deaf().await;
    let failing = || {
        let failed = stream::iter([Err(std::io::Error::other("the disk is gone"))]);
        pieces(2, Duration::ZERO).chain(failed)
    };
    let data = StreamBody::repeat(failing);
    let error = Upload { data }
        .send(&Client::new(base).unwrap())
        .await
        .unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("the stream that was sent ended with an error"),
        "{text}"
    );
    assert!(text.contains("the disk is gone"), "{text}");
    assert!(
        error.may_have_reached_server() && error.attempts() == 1,
        "{text}"
    );
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_stream_that_can_be_made_anew_is_tried_again_whole() {
    let server = Server::script([
        Answer::new("503 Service Unavailable", &[("Retry-After", "0")], ""),
        Answer::new("200 OK", &[], ""),
    ])
    .await;
    let made = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&made);
    let data = StreamBody::repeat(move || {
        seen.fetch_add(1, Ordering::Relaxed);
        pieces(1, Duration::ZERO)
    });
    let upload = Upload {
        data: data.length(64 << 10),
    };
    assert_eq!(
        upload
            .send_full(&Client::new(server.base()).unwrap())
            .await
            .unwrap()
            .attempts(),
        2
    );
    let lengths: Vec<_> = server.requests().iter().map(|r| r.body().len()).collect();
    assert_eq!(lengths, [64 << 10; 2]);
    assert_eq!(
        made.load(Ordering::Relaxed),
        2,
        "made when it is sent, and not before"
    );
}
