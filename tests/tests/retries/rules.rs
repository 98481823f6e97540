//! When a call is tried again, and what the error says of all its attempts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, Error, MemoryTransport, Retry, endpoint};
use endpoint_tests::calls::failed;
use endpoint_tests::capture::CANARY;
use endpoint_tests::script::{Does, answers, scripted};
use endpoint_tests::{Answer, Fault, Server, add_mona, tests};
use tokio::time::Instant;

tests! {
    the_number_of_attempts_is_the_clients_and_a_copys,
    all_attempts_and_waits_are_within_the_total,
    the_last_failure_is_kept,
    what_an_earlier_attempt_may_have_done_is_said,
    an_attempt_that_takes_too_long_is_repeated_where_that_is_safe,
    a_lost_answer_is_asked_for_again_unless_it_was_a_purchase,
    a_purchase_is_sent_again_only_where_a_rate_limit_turned_it_away,
    a_success_that_breaks_off_is_asked_for_again_where_that_is_safe,
    a_thousand_callers_of_a_dead_server_ask_eleven_hundred_times,
    a_call_that_is_dropped_while_it_waits_leaves_the_client_usable,
}

#[endpoint(GET "/thing")]
struct GetThing;

#[endpoint(POST "/thing")]
struct PostThing;

#[endpoint(DELETE "/thing")]
struct DeleteThing;

#[endpoint(PUT "/thing")]
struct PutThing;

const SECOND: Duration = Duration::from_secs(1);

/// Why the thing can't be had from such a server.
async fn get(script: Vec<Does>) -> Error {
    let (builder, _) = scripted(script);
    failed(GetThing.send(&builder.build().unwrap()).await)
}

async fn the_number_of_attempts_is_the_clients_and_a_copys() {
    tokio::time::pause();
    for (retry, attempts) in [
        (Retry::none(), 1),
        (Retry::default().attempts(0), 1),
        (Retry::default().attempts(1), 1),
        (Retry::default(), 3),
        (Retry::default().attempts(8), 8),
    ] {
        let (builder, times) = scripted(vec![answers(503, &[])]);
        let client = builder.build().unwrap().with_retry(retry);
        let error = failed(GetThing.send(&client).await);
        assert_eq!(
            (error.attempts(), times.lock().unwrap().len()),
            (attempts, attempts as usize)
        );
    }
}

async fn all_attempts_and_waits_are_within_the_total() {
    tokio::time::pause();
    let (builder, times) = scripted(vec![answers(503, &[])]);
    let client = builder
        .retry(Retry::default().attempts(1000))
        .build()
        .unwrap();
    let began = Instant::now();
    let error = failed(GetThing.send(&client).await);
    assert!(began.elapsed() <= 60 * SECOND, "{:?}", began.elapsed());
    let requests = times.lock().unwrap().len();
    assert!((6..=60).contains(&requests), "{requests}");
    assert_eq!(error.attempts() as usize, requests);
    assert_eq!(error.status().unwrap(), 503, "the last failure is kept");
}

async fn the_last_failure_is_kept() {
    tokio::time::pause();
    let script = vec![Does::BreaksOff, answers(500, &[]), answers(502, &[])];
    assert_eq!(get(script).await.status().unwrap(), 502);
    let script = vec![answers(500, &[]), answers(502, &[]), Does::NotConnected];
    let error = get(script).await;
    assert!(error.is_connect() && error.status().is_none(), "{error}");
    assert!(error.may_have_reached_server(), "an attempt before did");
}

async fn what_an_earlier_attempt_may_have_done_is_said() {
    tokio::time::pause();
    for status in [404, 409, 410] {
        for (first, may) in [
            (Does::BreaksOff, true),
            (answers(503, &[]), true),
            (Does::NotConnected, false),
            (answers(429, &[("retry-after", "1")]), false),
        ] {
            let (builder, _) = scripted(vec![first, answers(status, &[])]);
            let client = builder.build().unwrap();
            let put = failed(PutThing.send(&client).await);
            assert_eq!(put.attempts(), 2);
            let said = put
                .to_string()
                .contains("an earlier attempt may have succeeded");
            assert_eq!(said, may, "{put}");
        }
        let (builder, _) = scripted(vec![Does::BreaksOff, answers(status, &[])]);
        let delete = failed(DeleteThing.send(&builder.build().unwrap()).await);
        assert!(
            delete
                .to_string()
                .contains("an earlier attempt may have succeeded"),
            "{delete}"
        );
    }
}

async fn an_attempt_that_takes_too_long_is_repeated_where_that_is_safe() {
    tokio::time::pause();
    let count = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&count);
    let transport = MemoryTransport::new(move |_| {
        let first = seen.fetch_add(1, Ordering::Relaxed) == 0;
        async move {
            if first {
                std::future::pending::<()>().await;
            }
            Ok(http::Response::new(Bytes::new()))
        }
    });
    let client = Client::builder("http://api.test")
        .transport(transport)
        .build()
        .unwrap();
    let began = Instant::now();
    assert_eq!(GetThing.send_full(&client).await.unwrap().attempts(), 2);
    assert!(began.elapsed() >= 30 * SECOND && began.elapsed() < 31 * SECOND);
    count.store(0, Ordering::Relaxed);
    let error = failed(PostThing.send(&client).await);
    assert!(error.is_timeout() && error.attempts() == 1, "{error}");
    assert_eq!(count.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_call_that_is_over_says_how_the_attempt_before_ended() {
    let server = Server::script([
        Answer::new(BUSY, &[("Retry-After", "0")], ""),
        Answer::only(Fault::Silence),
    ])
    .await;
    let client = client(&server).with_timeout(SECOND);
    let error = GetThing.send(&client).await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 2, "{error}");
    let before = "the attempt before ended with 503 Service Unavailable";
    assert!(error.to_string().contains(before), "{error}");
    assert_eq!(server.faults().await, [Fault::Silence]);
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer(CANARY)
        .build()
        .unwrap()
}

const BUSY: &str = "503 Service Unavailable";

async fn a_lost_answer_is_asked_for_again_unless_it_was_a_purchase() {
    let script = || {
        Server::script([
            Answer::only(Fault::Close),
            Answer::json("201 Created", r#"{"seats_created": 1}"#),
        ])
    };
    let server = script().await;
    assert_eq!(
        GetThing
            .send_full(&client(&server))
            .await
            .unwrap()
            .attempts(),
        2
    );
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(server.requests().len(), 2);
    let server = script().await;
    let error = failed(add_mona().send(&client(&server)).await);
    assert!(error.may_have_reached_server(), "{error}");
    assert!(
        error
            .to_string()
            .contains("the server may have acted on it"),
        "{error}"
    );
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

async fn a_purchase_is_sent_again_only_where_a_rate_limit_turned_it_away() {
    let now = [("Retry-After", "0")];
    let spent = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1")];
    let created = || Answer::json("201 Created", r#"{"seats_created": 1}"#);
    for (answer, sent) in [
        (Answer::new(BUSY, &[("Retry-After", "0")], ""), 1),
        (Answer::new("500 Internal Server Error", &now, ""), 1),
        (Answer::new("408 Request Timeout", &now, ""), 1),
        (Answer::new("425 Too Early", &now, ""), 1),
        (Answer::new("502 Bad Gateway", &now, ""), 1),
        (Answer::new("504 Gateway Timeout", &now, ""), 1),
        (Answer::new("409 Conflict", &now, ""), 1),
        (Answer::new("503 Slow Down", &spent, ""), 1),
        (Answer::new("401 Unauthorized", &spent, ""), 1),
        (Answer::new("403 Forbidden", &[], ""), 1),
        (
            Answer::new("429 Too Many Requests", &[("Retry-After", "0")], ""),
            2,
        ),
        (Answer::new("403 Forbidden", &[("Retry-After", "0")], ""), 2),
    ] {
        let server = Server::script([answer, created()]).await;
        let bought = add_mona().send(&client(&server)).await;
        assert_eq!(server.requests().len(), sent);
        assert_eq!(bought.is_ok(), sent == 2);
        let bodies: Vec<_> = server
            .requests()
            .iter()
            .map(|r| r.body().to_owned())
            .collect();
        assert_eq!(bodies, vec![r#"{"selected_usernames":["mona"]}"#; sent]);
    }
}

async fn a_success_that_breaks_off_is_asked_for_again_where_that_is_safe() {
    let cut = Answer::head("200 OK", &[("Content-Length", "9")]).then(Fault::Close);
    let server = Server::script([cut.clone(), Answer::new("200 OK", &[], "")]).await;
    assert_eq!(
        GetThing
            .send_full(&client(&server))
            .await
            .unwrap()
            .attempts(),
        2
    );
    assert_eq!(server.faults().await, [Fault::Close]);
    let server = Server::script([cut, Answer::new("200 OK", &[], "")]).await;
    let error = failed(PostThing.send(&client(&server)).await);
    assert_eq!(
        (error.status().unwrap().as_u16(), server.requests().len()),
        (200, 1)
    );
}

async fn a_thousand_callers_of_a_dead_server_ask_eleven_hundred_times() {
    let server = Server::answering(Answer::new(BUSY, &[], "")).await;
    let client = client(&server);
    let calls: Vec<_> = (0..1000)
        .map(|_| tokio::spawn(GetThing.send(&client.clone())))
        .collect();
    let mut used_up = 0;
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), 503);
        used_up += u32::from(
            error
                .to_string()
                .contains("the client's retries are used up"),
        );
    }
    assert_eq!(
        server.requests().len(),
        1100,
        "1,000 calls and a budget of 100 retries"
    );
    assert!(used_up > 900, "{used_up}");
}

async fn a_call_that_is_dropped_while_it_waits_leaves_the_client_usable() {
    let server = Server::script([
        Answer::new(BUSY, &[("Retry-After", "30")], ""),
        Answer::new("200 OK", &[], ""),
    ])
    .await;
    let client = client(&server);
    let call = tokio::spawn(GetThing.send(&client));
    server.received(1).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    GetThing.send(&client).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}
