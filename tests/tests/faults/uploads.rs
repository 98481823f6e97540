//! What becomes of an upload that the server answers before it has read it, or that is cut off.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use endpoint::{StreamBody, endpoint};
use endpoint_tests::calls::{client, failed};
use endpoint_tests::{
    AddCopilotSeatsForUsers, Answer, Certificate, Fault, GitHubError, Http2, Server, Stream, Tls,
    fired, tests,
};
use futures_util::{StreamExt as _, stream};
use h2::Reason;

tests! {
    an_early_413_is_that_failure_and_ends_the_upload,
    an_early_413_that_closes_the_connection_is_that_failure_or_an_upload_that_broke_off,
    a_stream_that_fails_as_a_connection_does_is_not_sent_again,
    a_purchase_that_is_cut_off_within_its_body_is_sent_once,
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

#[endpoint(POST "/import", error = GitHubError)]
struct Import {
    #[body(content_type = "application/octet-stream")]
    data: StreamBody,
}

/// A stream whose second piece is fetched from elsewhere, which fails.
fn fetched(from: String) -> StreamBody {
    StreamBody::repeat(move || {
        let from = from.clone();
        let rest = stream::once(async move {
            let client = reqwest::Client::builder().http2_prior_knowledge();
            client.build()?.get(from).send().await?.bytes().await
        });
        stream::iter([Ok(Bytes::from_static(b"half"))]).chain(rest)
    })
}

async fn a_stream_that_fails_as_a_connection_does_is_not_sent_again() {
    let refusing = Http2::script([Stream::Reset(Reason::REFUSED_STREAM)]);
    let leaving = Http2::script([Stream::GoAwayBelow]);
    let unproven = Tls::start(Certificate::SelfSigned, too_large()).await;
    for from in [
        unproven.base(),
        "http://127.0.0.1:1".to_owned(),
        refusing.base(),
        leaving.base(),
    ] {
        let server = Server::answering(Answer::only(Fault::Silence)).await;
        let import = Import {
            data: fetched(from.clone()),
        };
        let error = failed(import.send(&client(&server)).await);
        let text = error.to_string();
        assert!(text.contains("the stream that was sent ended"), "{text}");
        assert!(text.contains("may have acted"), "{from}: {text}");
        assert!(
            error.may_have_reached_server() && !error.is_connect(),
            "{text}"
        );
        assert_eq!((error.attempts(), server.connections()), (1, 1), "{from}");
        // The body has no end, so that the server has no whole request to note.
        fired(format_args!("a stream that fails as {from} does"));
    }
}

async fn a_purchase_that_is_cut_off_within_its_body_is_sent_once() {
    let names = vec!["mona-the-octocat"; 1_000_000];
    let interim = |status| Answer::head(status, &[]).then(Fault::Close);
    for answer in [
        Answer::only(Fault::Close),
        Answer::only(Fault::Reset),
        interim("100 Continue"),
        interim("103 Early Hints"),
    ] {
        let server = Server::hasty(answer.clone()).await;
        let purchase = AddCopilotSeatsForUsers {
            org: "octo-org",
            selected_usernames: &names,
        };
        let error = failed(purchase.send(&client(&server)).await);
        assert!(error.may_have_reached_server(), "{answer:?}: {error}");
        assert!(!error.is_connect() && error.status().is_none(), "{error}");
        assert_eq!(error.attempts(), 1);
        assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    }
}
