//! What becomes of a call whose answer is any bytes at all: it ends, and was sent once.

use std::sync::Mutex;
use std::time::Duration;

use endpoint_tests::calls::{self, builder, purchase};
use endpoint_tests::{Answer, Fault, Server, arm, tests};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

tests! {
    any_bytes_of_an_answer_end_the_call,
}

const ROUNDS: usize = 400;

/// Up to so many of these, in any order.
fn some(most: usize, of: &'static [&'static [u8]]) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(of), 0..=most).prop_map(|pieces| pieces.concat())
}

const STATUSES: &[&[u8]] = &[
    b"HTTP/1.1 201 Created\r\n",
    b"HTTP/1.1 201 Created\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 204 No Content\r\n",
    b"HTTP/1.1 503 Service Unavailable\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: /\r\n",
    b"HTTP/1.0 200 OK\r\n",
    b"HTTP/2 200\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
];

const HEADERS: &[&[u8]] = &[
    b"Content-Length: 20\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Content-Type: text/html\r\n",
    b"Retry-After: 0\r\n",
    b"Connection: close\r\n",
    b": \r\n",
    b"\n",
];

const BODIES: &[&[u8]] = &[
    b"{\"seats_created\": 1}",
    b"{\"seats_created\": 1}",
    b"14\r\n{\"seats_created\": 1}\r\n0\r\n\r\n",
    b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
    b"[[[[[[[[[[[[[[[[",
    b"ffffffff\r\n",
    b"0\r\n\r\n",
    b"\0",
];

/// An answer that is whole, or has a part too many or too few, or some bytes changed.
fn answer() -> impl Strategy<Value = Vec<u8>> {
    let parts = (some(2, STATUSES), some(2, HEADERS), some(2, BODIES));
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    (parts, changes).prop_map(|((status, headers, body), changes)| {
        let mut bytes = [status, headers, b"\r\n".to_vec(), body].concat();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes
    })
}

async fn any_bytes_of_an_answer_end_the_call() {
    let mut runner = TestRunner::deterministic();
    let answers: Vec<Vec<u8>> = (0..ROUNDS)
        .map(|_| answer().new_tree(&mut runner).unwrap().current())
        .collect();
    let armed = arm("any bytes for an answer");
    let left = Mutex::new(answers.clone());
    let server = Server::start(move |_| {
        armed.fire();
        let bytes = left.lock().unwrap().remove(0);
        Answer::bytes(bytes).then(Fault::Close)
    })
    .await;
    let client = builder(server.base())
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    let (mut bought, mut failed) = (0, 0);
    for bytes in &answers {
        let before = server.requests().len();
        let shown = bytes.escape_ascii();
        match purchase().send(&client).await {
            Ok(_) => bought += 1,
            Err(error) => {
                let error = calls::failed::<(), _>(Err(error));
                assert!(!error.is_timeout(), "{error}: {shown}");
                failed += 1;
            }
        }
        let sent = server.requests().len() - before;
        assert_eq!(sent, 1, "a purchase is sent once: {shown}");
    }
    assert!(
        bought > 0 && failed > ROUNDS / 2,
        "{bought} bought, {failed} failed"
    );
}
