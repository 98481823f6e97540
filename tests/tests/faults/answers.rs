//! What an answer that is broken off, garbled or hostile becomes: one request, and an honest error.

use endpoint::Error;
use endpoint_tests::calls::{client, failed, look, purchase};
use endpoint_tests::{Answer, Fault, GitHubError, Server, tests};

tests! {
    a_server_that_closes_before_or_within_the_head_may_have_acted,
    a_server_that_is_no_http_server_is_an_error,
    a_success_that_breaks_off_keeps_its_status_and_is_no_value,
    a_body_cut_off_in_its_compression_is_no_value,
    a_failure_that_breaks_off_is_still_that_failure,
    a_body_without_length_ends_with_its_connection,
    a_purchase_on_a_kept_connection_that_breaks_is_sent_once,
    an_answer_that_nobody_asked_for_is_given_to_no_call,
    a_length_that_is_none_or_two_is_refused,
    a_chunk_size_that_is_none_is_refused,
    a_head_that_is_malformed_is_refused,
    a_head_with_too_many_headers_is_refused,
    a_status_below_100_or_over_999_is_no_answer_and_999_is_a_failure,
    a_connection_that_is_to_be_switched_is_no_success,
    a_coding_that_was_not_asked_for_is_not_undone,
    a_declared_type_changes_nothing_of_what_the_bytes_are,
}

fn created() -> Answer {
    Answer::json("201 Created", r#"{"seats_created": 1}"#)
}

/// One purchase against one fault, with a client whose limits are far away.
async fn broken(answer: Answer) -> Error<GitHubError> {
    let server = Server::answering(answer).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    assert!(!error.is_connect() && !error.is_timeout() && !error.is_build());
    assert_eq!(error.attempts(), 1);
    error
}

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

async fn a_body_without_length_ends_with_its_connection() {
    let body = b"HTTP/1.1 201 Created\r\n\r\n{\"seats_created\": 3}";
    let server = Server::answering(Answer::bytes(body).then(Fault::Close)).await;
    let created = purchase().send(&client(&server)).await.unwrap();
    assert_eq!(created.seats_created, 3);
}

async fn a_purchase_on_a_kept_connection_that_breaks_is_sent_once() {
    let server = Server::script([created(), Answer::only(Fault::Close), created()]).await;
    let client = client(&server);
    purchase().send(&client).await.unwrap();
    let error = failed(purchase().send(&client).await);
    assert!(error.may_have_reached_server(), "{error}");
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!((server.requests().len(), server.connections()), (2, 1));
    purchase().send(&client).await.unwrap();
    assert_eq!((server.requests().len(), server.connections()), (3, 2));
}

async fn an_answer_that_nobody_asked_for_is_given_to_no_call() {
    let more = "HTTP/1.1 201 Created\r\nContent-Length: 22\r\n\r\n{\"seats_created\": 666}";
    let first = "HTTP/1.1 201 Created\r\nContent-Length: 20\r\n\r\n{\"seats_created\": 1}";
    let twice = Answer::bytes([first, more].concat()).wrong();
    let server = Server::script([twice, created()]).await;
    let client = client(&server);
    for _ in 0..2 {
        assert_eq!(purchase().send(&client).await.unwrap().seats_created, 1);
    }
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

/// One purchase that a server answers so, and then keeps quiet.
async fn refused(answer: Answer) -> Error<GitHubError> {
    let server = Server::answering(answer.wrong()).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    assert!(error.may_have_reached_server(), "{error}");
    assert!(!error.is_timeout() && !error.is_connect() && !error.is_build());
    error
}

const SEATS: &str = r#"{"seats_created": 1}"#;

async fn a_length_that_is_none_or_two_is_refused() {
    for lengths in [
        "Content-Length: 20\r\nContent-Length: 2",
        "Content-Length: 2\r\nContent-Length: 20",
        "Content-Length: 20, 2",
        "Content-Length: -1",
        "Content-Length: +20",
        "Content-Length: 0x14",
        "Content-Length: 20 20",
        "Content-Length: 18446744073709551616",
        "Content-Length: ",
    ] {
        let head = format!("HTTP/1.1 201 Created\r\n{lengths}\r\n\r\n{SEATS}");
        let error = refused(Answer::bytes(head)).await;
        assert!(error.status().is_none(), "{lengths}: {error}");
    }
}

async fn a_chunk_size_that_is_none_is_refused() {
    for size in ["-1", "", "g", "0x14", "14 14", "ffffffffffffffff1", "14\n"] {
        let head = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n";
        let answer = Answer::bytes(format!("{head}{size}\r\n{SEATS}\r\n0\r\n\r\n"));
        let error = refused(answer).await;
        assert_eq!(error.status().unwrap(), 201, "{size:?}: {error}");
        assert!(!error.is_decode(), "{size:?}: {error}");
    }
}

async fn a_head_that_is_malformed_is_refused() {
    for line in [
        "X Y: 1",
        "X: a\0b",
        "X\0: 1",
        ": 1",
        "no colon at all",
        "X: a\r\n folded: b",
    ] {
        let head = format!("HTTP/1.1 201 Created\r\nContent-Length: 20\r\n{line}\r\n\r\n{SEATS}");
        let error = refused(Answer::bytes(head)).await;
        assert!(error.status().is_none(), "{line:?}: {error}");
    }
}

async fn a_head_with_too_many_headers_is_refused() {
    let many = "X-Many: 1\r\n".repeat(10_000);
    let head = format!("HTTP/1.1 201 Created\r\n{many}Content-Length: 20\r\n\r\n{SEATS}");
    let error = refused(Answer::bytes(head)).await;
    assert!(error.status().is_none(), "{error}");
    let endless = Answer::bytes("HTTP/1.1 201 Created\r\n").then(Fault::Repeat(b"X-Many: 1\r\n"));
    let error = refused(endless).await;
    assert!(error.status().is_none(), "{error}");
}

async fn a_status_below_100_or_over_999_is_no_answer_and_999_is_a_failure() {
    for status in ["99", "099", "1000", "-20", "2OO", "", "20"] {
        let head = format!("HTTP/1.1 {status} Odd\r\nContent-Length: 20\r\n\r\n{SEATS}");
        let error = refused(Answer::bytes(head)).await;
        assert!(error.status().is_none(), "{status}: {error}");
    }
    for status in ["999", "600"] {
        let error = refused(Answer::json(&format!("{status} Odd"), SEATS)).await;
        assert!(error.is_status(), "{error}");
        assert_eq!(error.status().unwrap().as_str(), status);
    }
}

async fn a_connection_that_is_to_be_switched_is_no_success() {
    let headers = [("Connection", "upgrade"), ("Upgrade", "websocket")];
    let switched = Answer::head("101 Switching Protocols", &headers).then(Fault::Close);
    let server = Server::answering(switched).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert!(error.may_have_reached_server(), "{error}");
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

async fn a_coding_that_was_not_asked_for_is_not_undone() {
    for coding in ["br", "zstd", "compress", "x-unknown", "gzip, gzip"] {
        let coded = [("Content-Encoding", coding)];
        let answer = Answer::new(
            "201 Created",
            &coded,
            b"\x1b\x13\0\0\xa4\xb0\xb2\xea\x81\x47",
        );
        let error = refused(answer).await;
        assert!(error.is_decode(), "{coding}: {error}");
        assert_eq!(error.body().unwrap().len(), 10, "{coding}");
    }
    let server = Server::answering(Answer::json("500 Oh", "{}")).await;
    failed(purchase().send(&client(&server)).await);
    let asked = server.request().header("accept-encoding");
    assert_eq!(asked.as_deref(), Some("gzip"));
}

async fn a_declared_type_changes_nothing_of_what_the_bytes_are() {
    for kind in [
        "text/html",
        "image/png",
        "application/json; charset=utf-16",
        ",;,",
    ] {
        let answer = Answer::new("201 Created", &[("Content-Type", kind)], SEATS).wrong();
        let server = Server::answering(answer).await;
        let created = purchase().send(&client(&server)).await.unwrap();
        assert_eq!(created.seats_created, 1, "{kind}");
        look().send(&client(&server)).await.unwrap();
        assert_eq!(server.requests().len(), 2);
    }
}
