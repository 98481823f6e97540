//! What becomes of a call over HTTP/2 whose stream is refused, reset, or left behind.

use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, Error, StreamBody, endpoint};
use endpoint_tests::calls::{builder, failed, purchase};
use endpoint_tests::{AddCopilotSeatsForUsers, GitHubError, Http2, SeatsCreated, Stream, tests};
use futures_util::{StreamExt as _, stream};
use h2::Reason;

tests! {
    streams_that_are_answered_share_a_connection,
    a_stream_that_is_reset_may_have_brought_its_purchase,
    a_connection_that_goes_away_after_the_stream_may_have_brought_it,
    a_success_whose_stream_is_reset_keeps_its_status,
    a_stream_that_says_nothing_is_ended_by_a_limit,
    a_stream_that_was_refused_is_sent_again,
    a_connection_that_goes_away_before_the_stream_is_replaced,
    a_purchase_that_is_refused_for_ever_was_never_made,
    a_purchase_that_meets_the_end_of_a_connection_is_sent_once_at_the_most,
    an_answer_that_does_not_wait_for_the_body_is_that_answer,
    a_stream_that_fails_on_its_way_is_named_as_the_cause,
    a_stream_that_ends_within_a_body_is_sent_again_only_where_it_was_refused,
}

const CREATED: Stream = Stream::Answer(201, r#"{"seats_created": 1}"#);

fn client(server: &Http2) -> Client {
    builder(server.base())
        .reqwest(reqwest::ClientBuilder::http2_prior_knowledge)
        .build()
        .unwrap()
}

async fn streams_that_are_answered_share_a_connection() {
    let refused = Stream::Answer(403, r#"{"message": "no"}"#);
    let server = Http2::script([CREATED, refused, CREATED]);
    let client = client(&server);
    assert_eq!(purchase().send(&client).await.unwrap().seats_created, 1);
    let error = failed(purchase().send(&client).await);
    assert_eq!(error.error().map(|github| &*github.message), Some("no"));
    purchase().send(&client).await.unwrap();
    assert_eq!((server.requests(), server.connections()), (3, 1));
}

/// A purchase that may have been applied, and so is sent once.
async fn unknown(stream: Stream) -> Error<GitHubError> {
    let server = Http2::script([stream, CREATED]);
    let client = client(&server);
    let error = failed(purchase().send(&client).await);
    assert!(error.may_have_reached_server(), "{stream:?}: {error}");
    assert!(!error.is_connect() && !error.is_timeout() && error.status().is_none());
    assert!(error.to_string().contains("may have acted"), "{error}");
    assert_eq!(error.attempts(), 1);
    assert_eq!(server.requests(), 1, "a purchase is sent once: {stream:?}");
    assert_eq!(purchase().send(&client).await.unwrap().seats_created, 1);
    error
}

async fn a_stream_that_is_reset_may_have_brought_its_purchase() {
    for reason in [
        Reason::INTERNAL_ERROR,
        Reason::CANCEL,
        Reason::ENHANCE_YOUR_CALM,
        Reason::NO_ERROR,
    ] {
        unknown(Stream::Reset(reason)).await;
    }
    unknown(Stream::Close).await;
}

async fn a_connection_that_goes_away_after_the_stream_may_have_brought_it() {
    for reason in [
        Reason::NO_ERROR,
        Reason::INTERNAL_ERROR,
        Reason::ENHANCE_YOUR_CALM,
        Reason::REFUSED_STREAM,
    ] {
        unknown(Stream::GoAwayAbove(reason)).await;
    }
}

async fn a_success_whose_stream_is_reset_keeps_its_status() {
    for reason in [Reason::INTERNAL_ERROR, Reason::CANCEL, Reason::NO_ERROR] {
        let server = Http2::script([Stream::Half(reason), CREATED]);
        let error = failed(purchase().send(&client(&server)).await);
        // A reset may overtake the head that was sent before it.
        assert!(error.status().is_none_or(|status| status == 201), "{error}");
        assert!(error.may_have_reached_server(), "{error}");
        assert!(!error.is_decode() && !error.is_timeout(), "{error}");
        assert_eq!(server.requests(), 1, "a purchase is sent once: {reason:?}");
    }
}

async fn a_stream_that_says_nothing_is_ended_by_a_limit() {
    let server = Http2::script([Stream::Silence, CREATED]);
    let quick = client(&server).with_timeout(Duration::from_millis(500));
    let error = failed(purchase().send(&quick).await);
    assert!(
        error.is_timeout() && error.may_have_reached_server(),
        "{error}"
    );
    assert_eq!(server.requests(), 1, "a purchase is sent once");
    purchase().send(&quick).await.unwrap();
    assert_eq!((server.requests(), server.connections()), (2, 1));
}

async fn a_stream_that_was_refused_is_sent_again() {
    let server = Http2::script([Stream::Reset(Reason::REFUSED_STREAM), CREATED]);
    let response = purchase().send_full(&client(&server)).await.unwrap();
    assert_eq!(
        (response.value().seats_created, response.attempts()),
        (1, 2)
    );
    assert_eq!((server.requests(), server.connections()), (2, 1));
}

async fn a_connection_that_goes_away_before_the_stream_is_replaced() {
    let server = Http2::script([Stream::GoAwayBelow, CREATED]);
    let response = purchase().send_full(&client(&server)).await.unwrap();
    assert_eq!(
        (response.value().seats_created, response.attempts()),
        (1, 2)
    );
    assert_eq!((server.requests(), server.connections()), (2, 2));
}

async fn a_purchase_that_is_refused_for_ever_was_never_made() {
    let server = Http2::script([Stream::Reset(Reason::REFUSED_STREAM)]);
    let error = failed(purchase().send(&client(&server)).await);
    assert!(
        !error.may_have_reached_server() && !error.is_timeout(),
        "{error}"
    );
    assert!(!error.to_string().contains("may have acted"), "{error}");
    assert_eq!((server.requests(), error.attempts()), (3, 3));
    // What is unknown of one attempt is unknown of the call.
    let lost = Stream::Reset(Reason::INTERNAL_ERROR);
    let server = Http2::script([Stream::Reset(Reason::REFUSED_STREAM), lost]);
    let error = failed(purchase().send(&client(&server)).await);
    assert!(error.may_have_reached_server(), "{error}");
    assert_eq!((server.requests(), error.attempts()), (2, 2));
}

#[endpoint(POST "/seats/<number>" -> SeatsCreated)]
struct AddSeat {
    number: usize,
}

const ROUNDS: usize = 60;

/// Two at a time, so that a connection ends under one while the other is answered.
async fn a_purchase_that_meets_the_end_of_a_connection_is_sent_once_at_the_most() {
    const SEAT: &str = r#"{"seats_created": 1}"#;
    for last in [Stream::LastOfAll(SEAT), Stream::LastBeforeClose(SEAT)] {
        let server = Http2::script([last]);
        let client = client(&server);
        let mut bought = 0;
        for number in (0..ROUNDS).step_by(2) {
            let one = AddSeat { number }.send(&client);
            let other = AddSeat { number: number + 1 }.send(&client);
            let (one, other) = tokio::join!(one, other);
            for sent in [one, other] {
                match sent {
                    Ok(created) => bought += created.seats_created,
                    // Three times in a row it came to a connection that was about to end.
                    Err(error) if !error.may_have_reached_server() => {}
                    Err(error) => assert_eq!(error.attempts(), 1, "{error}"),
                }
            }
        }
        let paths = server.paths();
        for number in 0..ROUNDS {
            let path = format!("/seats/{number}");
            let sent = paths.iter().filter(|sent| **sent == path).count();
            assert!(sent <= 1, "{last:?}: seat {number} was bought {sent} times");
        }
        assert!(bought >= 1 && bought <= paths.len() as u64, "{last:?}");
        assert!(server.connections() > 1, "they ended: {last:?}");
    }
}

/// A body far longer than what a peer takes unasked (RFC 9113, 6.9.2).
async fn add_many(stream: Stream) -> (Result<SeatsCreated, Error<GitHubError>>, Http2) {
    let server = Http2::script([stream]);
    let names = vec!["mona-the-octocat"; 100_000];
    let purchase = AddCopilotSeatsForUsers {
        org: "octo-org",
        selected_usernames: &names,
    };
    (purchase.send(&client(&server)).await, server)
}

/// The server resets the stream behind its answer, for it wants no more of the body (RFC 9113, 8.1).
async fn an_answer_that_does_not_wait_for_the_body_is_that_answer() {
    let (sent, server) = add_many(Stream::Answer(413, r#"{"message": "over 1 MB"}"#)).await;
    let error = failed(sent);
    assert_eq!(error.status().unwrap(), 413);
    assert!(error.to_string().contains("over 1 MB"), "{error}");
    assert_eq!(server.requests(), 1);
    let (sent, server) = add_many(CREATED).await;
    assert_eq!(sent.unwrap().seats_created, 1);
    assert_eq!(server.requests(), 1);
}

#[endpoint(POST "/import")]
struct Import {
    #[body(content_type = "text/csv")]
    data: StreamBody,
}

/// The protocol has no room for the reason, and so a transport forgets it.
async fn a_stream_that_fails_on_its_way_is_named_as_the_cause() {
    let server = Http2::script([Stream::Silence]);
    let data = StreamBody::repeat(|| {
        stream::iter([true, false]).then(|is_there| async move {
            if is_there {
                return Ok(Bytes::from_static(b"a,b"));
            }
            // Long enough for the server to take the stream.
            tokio::time::sleep(Duration::from_millis(50)).await;
            Err(std::io::Error::other("the disk is gone"))
        })
    });
    let error = failed(Import { data }.send(&client(&server)).await);
    let text = error.to_string();
    assert!(text.contains("the stream that was sent ended"), "{text}");
    assert!(text.contains("the disk is gone"), "{text}");
    assert!(error.may_have_reached_server(), "{text}");
    assert_eq!((error.attempts(), server.requests()), (1, 1));
}

async fn a_stream_that_ends_within_a_body_is_sent_again_only_where_it_was_refused() {
    for (stream, requests) in [
        (Stream::Reset(Reason::NO_ERROR), 1),
        (Stream::Reset(Reason::CANCEL), 1),
        (Stream::Reset(Reason::FLOW_CONTROL_ERROR), 1),
        (Stream::GoAwayAbove(Reason::NO_ERROR), 1),
        (Stream::Close, 1),
        (Stream::Reset(Reason::REFUSED_STREAM), 3),
    ] {
        let (sent, server) = add_many(stream).await;
        let error = failed(sent);
        assert_eq!(server.requests(), requests, "{stream:?}");
        assert_eq!(error.may_have_reached_server(), requests == 1, "{error}");
        assert!(error.status().is_none() && !error.is_connect(), "{error}");
    }
}
