//! How much memory does an answer take at the most, however long it is?

use std::io::Write as _;

use endpoint::{Raw, endpoint};
use endpoint_tests::calls::builder;
use endpoint_tests::{Answer, Fault, Server};
use flate2::{Compression, write::GzEncoder};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[endpoint(POST "/thing" -> Raw)]
struct Fetch;

const CAP: usize = 4 << 20;

/// A buffer that grows is there twice for a moment.
const BODY: usize = 2 * CAP;
/// Of a failure 1 MiB is kept.
const FAILURE: usize = 3 << 20;
/// What has no body takes little.
const HEAD: usize = 1 << 20;

/// An answer of 64 MiB in 64 KiB.
fn bomb() -> Answer {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let piece = vec![0; 1 << 20];
    for _ in 0..64 {
        encoder.write_all(&piece).unwrap();
    }
    let body = encoder.finish().unwrap();
    assert!(body.len() < 1 << 17);
    Answer::new("200 OK", &[("Content-Encoding", "gzip")], body)
}

/// Each with what it may take in all.
fn hostile() -> Vec<(&'static str, Answer, usize)> {
    let declared = [("Content-Length", "1099511627776")];
    vec![
        ("64 MiB in 64 KiB of gzip", bomb(), BODY),
        (
            "a body without end",
            Answer::chunked("200 OK", &[], &[]).then(Fault::Flood),
            BODY,
        ),
        (
            "a body that says it has 1 TiB",
            Answer::head("200 OK", &declared).then(Fault::Silence),
            HEAD,
        ),
        (
            "a failure without end",
            Answer::chunked("500 Internal Server Error", &[], &[]).then(Fault::Flood),
            FAILURE,
        ),
        (
            "a header without end",
            Answer::bytes("HTTP/1.1 200 OK\r\nX-Long: ").then(Fault::FloodLine),
            HEAD,
        ),
        (
            "headers without end",
            Answer::bytes("HTTP/1.1 200 OK\r\n").then(Fault::Repeat(b"X-Many: 1\r\n")),
            HEAD,
        ),
    ]
}

/// What each of the hostile answers may take. Nothing else runs meanwhile.
pub(crate) async fn figures() -> Vec<String> {
    let mut told = Vec::new();
    let mib = |bytes: usize| format!("{} MiB", bytes >> 20);
    for (what, answer, bound) in hostile() {
        let server = Server::answering(answer).await;
        let client = builder(server.base())
            .max_response_bytes(CAP as u64)
            .build()
            .unwrap();
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        Fetch.send(&client).await.unwrap_err();
        let peak = MEMORY.peak_usage() - before;
        assert!(peak < bound, "{what}: {peak} bytes");
        assert_eq!(server.requests().len(), 1, "{what}");
        let (cap, bound) = (mib(CAP), mib(bound));
        told.push(format!(
            "{what}, under a cap of {cap}: peak memory under {bound}"
        ));
    }
    told
}
