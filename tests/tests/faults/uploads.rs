//! What becomes of an upload that the server answers before it has read it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use endpoint::{StreamBody, endpoint};
use endpoint_tests::calls::{client, failed};
use endpoint_tests::{Answer, Fault, GitHubError, Server, tests};
use futures_util::stream;

tests! {
    an_early_413_is_that_failure_and_ends_the_upload,
    an_early_413_that_closes_the_connection_is_that_failure_or_an_upload_that_broke_off,
}

#[endpoint(PUT "/upload", error = GitHubError)]
struct Upload {
    #[body(content_type = "application/octet-stream")]
    data: StreamBody,
}

const PIECE: usize = 64 << 10;
const PIECES: usize = 10_000;

/// A body of 640 MB, and how many pieces of it were taken.
fn huge() -> (Upload, Arc<AtomicUsize>) {
    let taken = Arc::<AtomicUsize>::default();
    let count = Arc::clone(&taken);
    let piece = Bytes::from(vec![b'a'; PIECE]);
    let pieces = (0..PIECES).map(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
        Ok::<_, std::io::Error>(piece.clone())
    });
    let data = StreamBody::once(stream::iter(pieces)).length((PIECE * PIECES) as u64);
    (Upload { data }, taken)
}

fn too_large() -> Answer {
    Answer::json("413 Content Too Large", r#"{"message": "over 1 MB"}"#)
}

async fn an_early_413_is_that_failure_and_ends_the_upload() {
    let server = Server::hasty(too_large().then(Fault::Hold)).await;
    let (upload, taken) = huge();
    let error = failed(upload.send(&client(&server)).await);
    assert!(error.is_status(), "{error}");
    assert_eq!(error.status().unwrap(), 413);
    assert_eq!(
        error.error().map(|github| &*github.message),
        Some("over 1 MB")
    );
    let taken = taken.load(Ordering::SeqCst);
    assert!(taken < PIECES / 2, "it was read to its end: {taken}");
    assert_eq!(server.request().body(), "");
}

async fn an_early_413_that_closes_the_connection_is_that_failure_or_an_upload_that_broke_off() {
    for fault in [Fault::Close, Fault::Reset] {
        let server = Server::hasty(too_large().then(fault)).await;
        let (upload, taken) = huge();
        let error = failed(upload.send(&client(&server)).await);
        // Which of them it is depends on whether the reset overtakes the answer.
        assert!(error.is_status() == error.status().is_some(), "{error}");
        assert!(
            error.may_have_reached_server() && !error.is_timeout(),
            "{error}"
        );
        let taken = taken.load(Ordering::SeqCst);
        assert!(taken < PIECES / 2, "it was read to its end: {taken}");
        assert_eq!(server.requests().len(), 1, "such a body is sent once");
    }
}
