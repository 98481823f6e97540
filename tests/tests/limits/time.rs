//! How long a call takes: what never ends is ended by the limit that is set.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use endpoint::{Client, Retry, StreamBody, Streaming, endpoint};
use endpoint_tests::calls::{self, builder, failed, purchase};
use endpoint_tests::{Answer, Fault, Server, fired, tests};
use futures_util::{StreamExt as _, stream};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

tests! {
    the_limit_of_an_attempt_ends_whatever_never_ends,
    the_total_limit_ends_whatever_never_ends,
    a_failure_whose_body_never_comes_is_still_that_failure,
    limits_as_long_as_can_be_are_no_limits_and_no_panics,
    limits_of_no_time_end_each_call_before_anything_is_sent,
    the_total_limit_bounds_attempts_waits_and_redirects_together,
    interim_answers_without_end_are_ended_by_a_limit,
    a_server_that_accepts_and_says_nothing_is_ended_by_a_limit,
    a_handshake_that_never_comes_is_ended_by_the_connect_timeout,
    a_connection_that_is_never_accepted_is_ended_by_the_connect_timeout,
}

#[endpoint(GET "/thing")]
struct Touch;

#[endpoint(POST "/upload" -> Streaming)]
struct Upload {
    #[body(content_type = "text/plain")]
    data: StreamBody,
}

/// A pause of a server that drips: far below every limit here.
const PAUSE: Duration = Duration::from_millis(5);
/// Enough for a request to go out on a busy machine.
const LIMIT: Duration = Duration::from_millis(250);
/// What a call may take there.
const SOON: Duration = Duration::from_secs(5);

fn created() -> Answer {
    Answer::json("201 Created", r#"{"seats_created": 1}"#)
}

/// Faults that last for ever, and what is known of the answer when the client has had enough.
fn endless() -> Vec<(Answer, Fault)> {
    let drip = |byte| Fault::Drip(byte, PAUSE);
    let length = [("Content-Length", "1000000")];
    vec![
        (Answer::bytes(""), Fault::Silence),
        (Answer::bytes("HTTP/1.1 201 Cre"), Fault::Silence),
        (
            Answer::bytes("HTTP/1.1 201 Created\r\nX-Slow: "),
            drip(b'a'),
        ),
        (Answer::head("201 Created", &length), Fault::Silence),
        (Answer::head("201 Created", &length), drip(b' ')),
        (Answer::chunked("201 Created", &[], &[b" "]), Fault::Silence),
        (Answer::head("201 Created", &[]), drip(b' ')),
        // Blocks of nothing, which inflate to nothing (RFC 1951, 3.2.4), and a name without end.
        (gzip(0), Fault::Repeat(b"\0\0\0\xff\xff")),
        (gzip(8), Fault::Repeat(b"a")),
        // Members of nothing, one after the other (RFC 1952, 2.2).
        (coded(), Fault::Repeat(NOTHING)),
    ]
}

/// A success whose body begins as gzip does, with these flags (RFC 1952, 2.3).
fn gzip(flags: u8) -> Answer {
    let head = b"HTTP/1.1 201 Created\r\nContent-Encoding: gzip\r\n\r\n";
    let begins = [0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
    Answer::bytes([&head[..], &begins].concat())
}

/// The head of a success with a body of gzip.
fn coded() -> Answer {
    Answer::head("201 Created", &[("Content-Encoding", "gzip")])
}

/// A whole member of no byte.
const NOTHING: &[u8] = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0";

async fn the_limit_of_an_attempt_ends_whatever_never_ends() {
    for (answer, fault) in endless() {
        let server = Server::answering(answer.clone().then(fault)).await;
        let client = builder(server.base())
            .attempt_timeout(LIMIT)
            .build()
            .unwrap();
        times_out(&server, &client, fault, "attempt_timeout").await;
    }
}

async fn the_total_limit_ends_whatever_never_ends() {
    for (answer, fault) in endless() {
        let server = Server::answering(answer.clone().then(fault)).await;
        let client = builder(server.base()).timeout(LIMIT).build().unwrap();
        times_out(&server, &client, fault, "`timeout`").await;
        let client = calls::client(&server).with_timeout(LIMIT);
        assert!(failed(Touch.send(&client).await).is_timeout());
    }
}

async fn a_failure_whose_body_never_comes_is_still_that_failure() {
    let length = [("Content-Length", "9")];
    let answer = Answer::head("500 Internal Server Error", &length).then(Fault::Silence);
    let server = Server::answering(answer).await;
    let client = builder(server.base()).timeout(LIMIT).build().unwrap();
    let started = Instant::now();
    let error = failed(purchase().send(&client).await);
    assert!(started.elapsed() < SOON);
    assert!(error.is_status() && !error.is_timeout(), "{error}");
    assert_eq!(error.status().unwrap(), 500);
    assert!(
        error.to_string().contains("with a body that did not come"),
        "{error}"
    );
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

async fn limits_as_long_as_can_be_are_no_limits_and_no_panics() {
    let server = Server::answering(created()).await;
    for long in [
        Duration::MAX,
        Duration::from_secs(u64::MAX),
        Duration::from_secs(i64::MAX.unsigned_abs()),
        Duration::from_secs(1 << 62),
        Duration::from_millis(u64::MAX),
    ] {
        let client = builder(server.base())
            .timeout(long)
            .attempt_timeout(long)
            .connect_timeout(long)
            .idle_timeout(long)
            .retry(Retry::default().max_wait(long).attempts(u32::MAX))
            .max_response_bytes(u64::MAX)
            .build()
            .unwrap();
        let copy = client.with_timeout(long).with_attempt_timeout(long);
        for client in [client, copy.with_idle_timeout(long)] {
            assert_eq!(purchase().send(&client).await.unwrap().seats_created, 1);
            let data = StreamBody::repeat(|| stream::iter([Ok::<_, Infallible>("x".into())]));
            let upload = Upload {
                data: data.length(1),
            };
            let mut created = upload.send(&client).await.unwrap();
            assert!(created.next().await.unwrap().is_ok(), "{long:?}");
        }
    }
}

async fn limits_of_no_time_end_each_call_before_anything_is_sent() {
    let server = Server::answering(created()).await;
    for (none, limit) in [
        (builder(server.base()).timeout(Duration::ZERO), "`timeout`"),
        (
            builder(server.base()).attempt_timeout(Duration::ZERO),
            "`attempt_timeout`",
        ),
    ] {
        let error = failed(purchase().send(&none.build().unwrap()).await);
        assert!(error.is_timeout() && error.to_string().contains(limit));
        assert!(!error.may_have_reached_server(), "{error}");
        fired(format_args!("a {limit} of no time"));
    }
    // Nor on a connection that is open.
    let open = calls::client(&server);
    purchase().send(&open).await.unwrap();
    for copy in [
        open.with_timeout(Duration::ZERO),
        open.with_attempt_timeout(Duration::ZERO),
    ] {
        failed(purchase().send(&copy).await);
    }
    assert_eq!((server.requests().len(), server.connections()), (1, 1));
}

async fn times_out(server: &Server, client: &Client, fault: Fault, setting: &str) {
    let started = Instant::now();
    let error = failed(purchase().send(client).await);
    let took = started.elapsed();
    assert!(took >= LIMIT && took < SOON, "{took:?}");
    assert!(
        error.is_timeout() && !error.is_connect() && !error.is_build(),
        "{error}"
    );
    assert!(error.may_have_reached_server(), "{error}");
    let text = error.to_string();
    assert!(text.contains("250ms") && text.contains(setting), "{text}");
    assert!(text.contains("the server may have acted on it"), "{text}");
    assert_eq!(server.faults().await, [fault]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

/// Time for several exchanges on a busy machine.
const AMPLE: Duration = Duration::from_millis(500);

async fn the_total_limit_bounds_attempts_waits_and_redirects_together() {
    let elsewhere = |to| Answer::new("307 Temporary Redirect", &[("Location", to)], "");
    let asks = |wait| Answer::new("503 Service Unavailable", &[("Retry-After", wait)], "");
    let silent = || Answer::only(Fault::Silence);
    for (server, requests) in [
        (
            Server::script([elsewhere("/a"), elsewhere("/b"), silent()]).await,
            3,
        ),
        (
            Server::script([elsewhere("/a"), elsewhere("/b"), asks("30")]).await,
            3,
        ),
        (Server::answering(asks("1000000000")).await, 1),
        (Server::answering(silent()).await, 1),
    ] {
        let client = builder(server.base()).timeout(AMPLE).build().unwrap();
        let started = Instant::now();
        let error = failed(Touch.send(&client).await);
        assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
        assert!(
            error.is_timeout() || error.status().unwrap() == 503,
            "{error}"
        );
        assert_eq!(server.requests().len(), requests, "{error}");
    }
}

async fn interim_answers_without_end_are_ended_by_a_limit() {
    let hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n";
    let server = Server::answering(Answer::only(Fault::Repeat(hints))).await;
    let client = builder(server.base())
        .attempt_timeout(LIMIT)
        .build()
        .unwrap();
    times_out(&server, &client, Fault::Repeat(hints), "attempt_timeout").await;
}

async fn a_server_that_accepts_and_says_nothing_is_ended_by_a_limit() {
    let server = Server::answering(Answer::only(Fault::Silence)).await;
    let client = builder(server.base())
        .attempt_timeout(LIMIT)
        .build()
        .unwrap();
    times_out(&server, &client, Fault::Silence, "attempt_timeout").await;
}

/// A call that gets no connection, and so never reached a server.
async fn no_connection(base: &str) {
    let client = builder(base).connect_timeout(LIMIT).build().unwrap();
    let started = Instant::now();
    let error = failed(purchase().send(&client).await);
    let took = started.elapsed();
    assert!(took >= 3 * LIMIT && took < SOON, "{took:?}");
    assert_eq!(
        error.attempts(),
        3,
        "nothing was sent, so it is tried again"
    );
    assert!(error.is_connect() && error.is_timeout(), "{error}");
    assert!(!error.may_have_reached_server(), "{error}");
    assert!(error.to_string().contains("connect_timeout"), "{error}");
}

async fn a_handshake_that_never_comes_is_ended_by_the_connect_timeout() {
    let server = Server::failing(Fault::Silence).await;
    no_connection(&server.base().replace("http:", "https:")).await;
    assert_eq!((server.connections(), server.requests().len()), (3, 0));
}

async fn a_connection_that_is_never_accepted_is_ended_by_the_connect_timeout() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let full = socket.listen(1).unwrap();
    let address = full.local_addr().unwrap();
    // The queue is filled, so that the system answers nobody any more.
    let mut waiting = Vec::new();
    while let Ok(Ok(stream)) = timeout(LIMIT, TcpStream::connect(address)).await {
        waiting.push(stream);
        assert!(waiting.len() < 100, "the queue has no end");
    }
    no_connection(&format!("http://{address}")).await;
    fired("a queue of connections that is full");
}
