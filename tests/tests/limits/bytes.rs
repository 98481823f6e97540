//! How much is read: no response, however long it claims or turns out to be, is held past its cap.

use std::io::Write as _;
use std::time::{Duration, Instant};

use endpoint::{Client, Raw, Retry, endpoint};
use endpoint_tests::calls::{builder, client, failed, purchase};
use endpoint_tests::{Answer, Fault, Server, tests};
use flate2::{Compression, write::GzEncoder};

tests! {
    a_declared_length_over_the_cap_is_refused_unread,
    a_body_of_exactly_the_cap_is_taken,
    a_body_without_a_length_is_read_up_to_the_cap_and_no_further,
    a_small_body_that_inflates_over_the_cap_is_refused,
    a_compressed_body_within_the_cap_is_taken,
    a_part_of_a_body_is_not_asked_for_compressed,
    the_cap_of_thirty_two_mebibytes_holds_unless_another_is_set,
    a_failure_over_its_cap_is_cut_and_still_that_failure,
    of_a_failure_one_mebibyte_is_kept_unless_the_cap_is_less,
    a_head_without_end_is_refused,
    a_failure_that_declares_a_length_over_its_cap_is_cut_and_not_thrown_away,
}

#[endpoint(GET "/thing" -> Raw)]
struct GetRaw;

#[endpoint(GET "/thing" -> Raw)]
struct GetPart {
    #[header("Range")]
    range: &'static str,
    #[header("Accept-Encoding")]
    coding: Option<&'static str>,
}

#[endpoint(GET "/thing")]
struct Touch;

const CAP: u64 = 4096;

fn capped(server: &Server) -> Client {
    builder(server.base())
        .max_response_bytes(CAP)
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap()
}

fn zeros(bytes: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&vec![0; bytes]).unwrap();
    encoder.finish().unwrap()
}

async fn a_declared_length_over_the_cap_is_refused_unread() {
    let head = Answer::head("200 OK", &[("Content-Length", "4097")]).then(Fault::Silence);
    let server = Server::answering(head).await;
    let started = Instant::now();
    let error = failed(GetRaw.send(&capped(&server)).await);
    assert!(error.is_too_large() && !error.is_timeout(), "{error}");
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.to_string().contains("4096 bytes"), "{error}");
    assert!(error.to_string().contains("max_response_bytes"), "{error}");
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "nothing of the body ever came"
    );
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!(server.requests().len(), 1);
}

async fn a_body_of_exactly_the_cap_is_taken() {
    let body = [b'a'; 4096];
    let whole = Answer::new("200 OK", &[], body);
    let chunked = Answer::chunked("200 OK", &[], &[&body[..4000], &body[..96]]).end();
    let server = Server::script([whole, chunked]).await;
    for _ in 0..2 {
        let raw = GetRaw.send(&capped(&server)).await.unwrap();
        assert_eq!(raw.len(), 4096);
    }
}

async fn a_body_without_a_length_is_read_up_to_the_cap_and_no_further() {
    let over = [b'a'; 4097];
    for (answer, floods) in [
        (
            Answer::chunked("200 OK", &[], &[&over]).end().wrong(),
            false,
        ),
        (Answer::chunked("200 OK", &[], &[]).then(Fault::Flood), true),
    ] {
        let server = Server::answering(answer).await;
        let error = failed(GetRaw.send(&capped(&server)).await);
        assert!(error.is_too_large(), "{error}");
        assert_eq!(error.body().unwrap().len(), 4096);
        if floods {
            assert_eq!(server.faults().await, [Fault::Flood]);
        }
        let error = failed(Touch.send(&capped(&server)).await);
        assert!(error.is_too_large(), "for `()` too: {error}");
        assert_eq!(server.requests().len(), 2);
    }
}

async fn a_small_body_that_inflates_over_the_cap_is_refused() {
    let bomb = zeros(8 << 20);
    assert!(bomb.len() < 100 << 10);
    let coded = [("Content-Encoding", "gzip")];
    let server = Server::answering(Answer::new("200 OK", &coded, bomb).wrong()).await;
    let client = builder(server.base())
        .max_response_bytes(1 << 20)
        .build()
        .unwrap();
    let error = failed(GetRaw.send(&client).await);
    assert!(error.is_too_large(), "{error}");
    assert_eq!(error.body().unwrap().len(), 1 << 20);
    assert_eq!(server.requests().len(), 1);
}

async fn a_compressed_body_within_the_cap_is_taken() {
    let coded = [("Content-Encoding", "gzip")];
    let server = Server::answering(Answer::new("200 OK", &coded, zeros(4096))).await;
    let raw = GetRaw.send(&capped(&server)).await.unwrap();
    assert_eq!(*raw, [0; 4096]);
}

/// A server that compresses wherever it may, as most do. A part of that can't be inflated.
async fn a_part_of_a_body_is_not_asked_for_compressed() {
    let server = Server::faulty(|request| {
        let may = request.header("accept-encoding");
        if may.is_none_or(|coding| coding.contains("gzip")) {
            let coded = [("Content-Encoding", "gzip")];
            Answer::new("206 Partial Content", &coded, &zeros(4096)[4..]).wrong()
        } else {
            Answer::new("206 Partial Content", &[], [0; 9])
        }
    })
    .await;
    let mut part = GetPart {
        range: "bytes=4-12",
        coding: None,
    };
    assert_eq!(*part.send(&client(&server)).await.unwrap(), [0; 9]);
    part.coding = Some("gzip");
    failed(part.send(&client(&server).with_retry(Retry::none())).await);
    let asked = server.requests();
    let asked: Vec<_> = asked.iter().map(|r| r.header("accept-encoding")).collect();
    assert_eq!(asked, ["identity", "gzip"].map(|one| Some(one.to_owned())));
}

async fn the_cap_of_thirty_two_mebibytes_holds_unless_another_is_set() {
    let length = ((32 << 20) + 1).to_string();
    let head = Answer::head("200 OK", &[("Content-Length", &*length)]).then(Fault::Silence);
    let server = Server::answering(head).await;
    let error = failed(GetRaw.send(&client(&server)).await);
    assert!(error.is_too_large(), "{error}");
    assert_eq!(server.faults().await, [Fault::Silence]);
}

async fn a_failure_over_its_cap_is_cut_and_still_that_failure() {
    let long = format!(r#"{{"message": "{}"}}"#, "a".repeat(5000));
    for answer in [
        Answer::chunked("403 Forbidden", &[], &[long.as_bytes()]).end(),
        Answer::chunked("403 Forbidden", &[], &[]).then(Fault::Flood),
    ] {
        let server = Server::answering(answer).await;
        let error = failed(purchase().send(&capped(&server)).await);
        assert!(error.is_status() && !error.is_too_large(), "{error}");
        assert_eq!(error.status().unwrap(), 403);
        assert_eq!(error.body().unwrap().len(), 4096);
        assert!(error.error().is_none());
        assert!(error.to_string().contains("403 Forbidden"), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

async fn of_a_failure_one_mebibyte_is_kept_unless_the_cap_is_less() {
    let flood = Answer::chunked("500 Internal Server Error", &[], &[]).then(Fault::Flood);
    let server = Server::answering(flood).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert_eq!(error.body().unwrap().len(), 1 << 20);
    assert_eq!(server.faults().await, [Fault::Flood]);
}

async fn a_head_without_end_is_refused() {
    let endless = Answer::bytes(b"HTTP/1.1 200 OK\r\nX-Long: ");
    let server = Server::answering(endless.then(Fault::FloodLine)).await;
    let client = builder(server.base())
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    let error = failed(purchase().send(&client).await);
    assert!(
        !error.is_timeout() && error.may_have_reached_server(),
        "{error}"
    );
    assert!(error.status().is_none());
    assert_eq!(server.faults().await, [Fault::FloodLine]);
    assert_eq!(server.requests().len(), 1);
}

async fn a_failure_that_declares_a_length_over_its_cap_is_cut_and_not_thrown_away() {
    let long = format!(r#"{{"message": "{}"}}"#, "a".repeat(5000));
    let server = Server::answering(Answer::json("403 Forbidden", &long)).await;
    let error = failed(purchase().send(&capped(&server)).await);
    assert!(error.is_status() && error.error().is_none(), "{error}");
    let body = error.body().unwrap();
    assert_eq!(body.len(), 4096);
    assert!(long.as_bytes().starts_with(body));
    assert_eq!(server.requests().len(), 1);
}
