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

/// What an answer may take in all: the buffer grows by doubling, and the old one is there meanwhile.
pub(crate) const BOUND: usize = 3 * CAP;

/// An answer of 512 MiB in half a MiB.
fn bomb() -> Answer {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let piece = vec![0; 1 << 20];
    for _ in 0..512 {
        encoder.write_all(&piece).unwrap();
    }
    let body = encoder.finish().unwrap();
    assert!(body.len() < 1 << 20);
    Answer::new("200 OK", &[("Content-Encoding", "gzip")], body)
}

fn hostile() -> Vec<(&'static str, Answer)> {
    let declared = [("Content-Length", "1099511627776")];
    vec![
        ("a body of 512 MiB in half a MiB of gzip", bomb()),
        (
            "a body without end",
            Answer::chunked("200 OK", &[], &[]).then(Fault::Flood),
        ),
        (
            "a body that says it has 1 TiB",
            Answer::head("200 OK", &declared).then(Fault::Silence),
        ),
        (
            "a failure without end",
            Answer::chunked("500 Internal Server Error", &[], &[]).then(Fault::Flood),
        ),
        (
            "a header without end",
            Answer::bytes("HTTP/1.1 200 OK\r\nX-Long: ").then(Fault::FloodLine),
        ),
        (
            "headers without end",
            Answer::bytes("HTTP/1.1 200 OK\r\n").then(Fault::Repeat(b"X-Many: 1\r\n")),
        ),
    ]
}

/// The hostile answers; each was held to [`BOUND`]. Nothing else runs meanwhile.
pub(crate) async fn figures() -> Vec<String> {
    let mut told = Vec::new();
    for (what, answer) in hostile() {
        let server = Server::answering(answer).await;
        let client = builder(server.base())
            .max_response_bytes(CAP as u64)
            .build()
            .unwrap();
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        Fetch.send(&client).await.unwrap_err();
        let peak = MEMORY.peak_usage() - before;
        assert!(peak < BOUND, "{what}: {peak} bytes");
        println!("{what}: {peak} bytes");
        assert_eq!(server.requests().len(), 1, "{what}");
        told.push(what.to_owned());
    }
    told
}
