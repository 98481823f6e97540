//! What a server's fault becomes: never a hang, never a second purchase, and an honest error.

use std::time::{Duration, Instant};

use endpoint::{Client, Error, endpoint};
use endpoint_tests::{Answer, Fault, GitHubError, Server, add_mona};

#[endpoint(GET "/thing")]
struct Touch;

/// A pause of a server that drips: far below every limit here.
const PAUSE: Duration = Duration::from_millis(5);
const LIMIT: Duration = Duration::from_millis(80);
/// What a call may take on a busy machine, where its limit is 80 ms.
const SOON: Duration = Duration::from_secs(5);

fn created() -> Answer {
    Answer::json("201 Created", r#"{"seats_created": 1}"#)
}

/// One purchase against one fault, with a client whose limits are far away.
async fn broken(answer: Answer) -> Error<GitHubError> {
    let server = Server::answering(answer).await;
    let error = add_mona()
        .send(&Client::new(server.base()).unwrap())
        .await
        .unwrap_err();
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    assert!(!error.is_connect() && !error.is_timeout() && !error.is_build());
    assert_eq!(error.attempts(), 1);
    error
}

#[tokio::test]
async fn a_server_that_closes_before_or_within_the_head_may_have_acted() {
    for start in [
        "",
        "H",
        "HTTP/1.1 201",
        "HTTP/1.1 201 Created\r\nContent-Le",
    ] {
        let error = broken(Answer::bytes(start).then(Fault::Close)).await;
        assert!(error.may_have_reached_server(), "{start:?}");
        assert!(error.status().is_none() && !error.is_status() && !error.is_decode());
        assert!(
            error
                .to_string()
                .contains("the server may have acted on it"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_no_http_server_is_an_error() {
    for bytes in [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/9.9 201 Created\r\n\r\n",
        "\r\n\r\n\r\n",
    ] {
        let error = broken(Answer::bytes(bytes).then(Fault::Close)).await;
        assert!(
            error.may_have_reached_server() && !error.is_decode(),
            "{bytes:?}: {error}"
        );
    }
}

#[tokio::test]
async fn a_success_that_breaks_off_keeps_its_status_and_is_no_value() {
    let half = br#"{"seats_created": 1"#;
    for answer in [
        Answer::head("201 Created", &[("Content-Length", "20")]),
        Answer::bytes(b"HTTP/1.1 201 Created\r\nContent-Length: 20\r\n\r\n{\"seats_created\": 1"),
        Answer::chunked("201 Created", &[], &[half]),
        Answer::chunked("201 Created", &[], &[]),
        Answer::bytes(b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n13\r\n{\"seats"),
        Answer::bytes(b"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ] {
        let error = broken(answer.then(Fault::Close)).await;
        assert_eq!(error.status().unwrap(), 201);
        assert!(!error.is_status() && !error.is_decode(), "{error}");
        assert!(error.may_have_reached_server());
    }
}

#[tokio::test]
async fn a_body_cut_off_in_its_compression_is_no_value() {
    let coded = [("Content-Encoding", "gzip")];
    for body in [&b"\x1f\x8b\x08\x00\x00"[..], b"not gzip at all"] {
        let answer = Answer::new("201 Created", &coded, body).then(Fault::Close);
        let error = broken(answer).await;
        assert_eq!(error.status().unwrap(), 201);
        assert!(
            !error.is_status() && error.may_have_reached_server(),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_failure_that_breaks_off_is_still_that_failure() {
    let start = br#"{"message": "Must be"#;
    for answer in [
        Answer::chunked("403 Forbidden", &[], &[start]),
        Answer::head("403 Forbidden", &[("Content-Length", "99")]),
        Answer::new("403 Forbidden", &[("Content-Encoding", "gzip")], start),
    ] {
        let error = broken(answer.then(Fault::Close)).await;
        assert!(error.is_status() && error.error().is_none(), "{error}");
        assert_eq!(error.status().unwrap(), 403);
    }
}

#[tokio::test]
async fn a_body_without_length_ends_with_its_connection() {
    let body = b"HTTP/1.1 201 Created\r\n\r\n{\"seats_created\": 3}";
    let server = Server::answering(Answer::bytes(body).then(Fault::Close)).await;
    let created = add_mona()
        .send(&Client::new(server.base()).unwrap())
        .await
        .unwrap();
    assert_eq!(created.seats_created, 3);
}

#[tokio::test]
async fn a_purchase_on_a_kept_connection_that_breaks_is_sent_once() {
    let server = Server::script([created(), Answer::only(Fault::Close), created()]).await;
    let client = Client::new(server.base()).unwrap();
    add_mona().send(&client).await.unwrap();
    let error = add_mona().send(&client).await.unwrap_err();
    assert!(error.may_have_reached_server(), "{error}");
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
    add_mona().send(&client).await.unwrap();
    assert_eq!((server.requests().len(), server.connections()), (3, 2));
}

#[tokio::test]
async fn an_answer_that_nobody_asked_for_is_given_to_no_call() {
    let more = "HTTP/1.1 201 Created\r\nContent-Length: 22\r\n\r\n{\"seats_created\": 666}";
    let first = "HTTP/1.1 201 Created\r\nContent-Length: 20\r\n\r\n{\"seats_created\": 1}";
    let server = Server::script([Answer::bytes([first, more].concat()), created()]).await;
    let client = Client::new(server.base()).unwrap();
    for _ in 0..2 {
        assert_eq!(add_mona().send(&client).await.unwrap().seats_created, 1);
    }
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
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
    ]
}

#[tokio::test]
async fn the_limit_of_an_attempt_ends_whatever_never_ends() {
    for (answer, fault) in endless() {
        let server = Server::answering(answer.clone().then(fault)).await;
        let client = Client::builder(server.base())
            .attempt_timeout(LIMIT)
            .build()
            .unwrap();
        times_out(&server, &client, fault, "attempt_timeout").await;
    }
}

#[tokio::test]
async fn the_total_limit_ends_whatever_never_ends() {
    for (answer, fault) in endless() {
        let server = Server::answering(answer.clone().then(fault)).await;
        let client = Client::builder(server.base())
            .timeout(LIMIT)
            .build()
            .unwrap();
        times_out(&server, &client, fault, "`timeout`").await;
        let client = Client::new(server.base()).unwrap().with_timeout(LIMIT);
        assert!(Touch.send(&client).await.unwrap_err().is_timeout());
    }
}

#[tokio::test]
async fn a_failure_whose_body_never_comes_is_still_that_failure() {
    let length = [("Content-Length", "9")];
    let answer = Answer::head("500 Internal Server Error", &length).then(Fault::Silence);
    let server = Server::answering(answer).await;
    let client = Client::builder(server.base())
        .timeout(LIMIT)
        .build()
        .unwrap();
    let started = Instant::now();
    let error = add_mona().send(&client).await.unwrap_err();
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

#[tokio::test]
async fn limits_as_long_as_can_be_are_no_limits_and_no_panics() {
    let server = Server::answering(created()).await;
    let client = Client::builder(server.base())
        .timeout(Duration::MAX)
        .attempt_timeout(Duration::MAX)
        .connect_timeout(Duration::MAX)
        .max_response_bytes(u64::MAX)
        .build()
        .unwrap();
    assert_eq!(add_mona().send(&client).await.unwrap().seats_created, 1);
}

async fn times_out(server: &Server, client: &Client, fault: Fault, setting: &str) {
    let started = Instant::now();
    let error = add_mona().send(client).await.unwrap_err();
    let took = started.elapsed();
    assert!(took >= LIMIT && took < SOON, "{took:?}");
    assert!(
        error.is_timeout() && !error.is_connect() && !error.is_build(),
        "{error}"
    );
    assert!(error.may_have_reached_server(), "{error}");
    let text = error.to_string();
    assert!(text.contains("80ms") && text.contains(setting), "{text}");
    assert!(text.contains("the server may have acted on it"), "{text}");
    assert_eq!(server.faults().await, [fault]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

#[tokio::test]
async fn a_refused_connection_never_reached_the_server() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::new(&base).unwrap();
    let error = add_mona().send(&client).await.unwrap_err();
    assert!(
        error.is_connect() && !error.is_timeout() && !error.is_build(),
        "{error}"
    );
    assert!(!error.may_have_reached_server());
    assert!(error.status().is_none() && error.body().is_none() && error.error().is_none());
    let text = error.to_string();
    assert!(text.contains(&format!("no connection to {base}")), "{text}");
    assert!(text.to_lowercase().contains("refused"), "{text}");
    assert!(!text.contains("may have acted"), "{text}");
}

#[tokio::test]
async fn a_server_without_tls_is_no_connection_under_https() {
    let greets = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = greets.local_addr().unwrap();
    let fired = tokio::spawn(async move {
        use tokio::io::AsyncWriteExt as _;
        let (mut stream, _) = greets.accept().await.unwrap();
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .await
            .unwrap();
    });
    let client = Client::new(format!("https://{address}")).unwrap();
    let error = add_mona().send(&client).await.unwrap_err();
    fired.await.unwrap();
    assert!(
        error.is_connect() && !error.may_have_reached_server(),
        "{error}"
    );
}
