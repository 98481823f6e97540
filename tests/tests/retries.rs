//! When a call is tried again: the schedule by a clock that stands still, and the counts over sockets.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, ClientBuilder, Error, MemoryTransport, Retry, TransportError, endpoint};
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

#[endpoint(GET "/thing")]
struct GetThing;

#[endpoint(POST "/thing")]
struct PostThing;

#[endpoint(DELETE "/thing")]
struct DeleteThing;

#[endpoint(PUT "/thing")]
struct PutThing;

/// What the server does with an attempt.
#[derive(Clone)]
enum Does {
    Answers(u16, Vec<(&'static str, String)>, &'static str),
    BreaksOff,
    NotConnected,
}

fn answers(status: u16, headers: &[(&'static str, &str)]) -> Does {
    let headers = headers
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    Does::Answers(status, headers.collect(), "")
}

type Times = Arc<Mutex<Vec<Duration>>>;

/// A client of a server with this script, whose last step goes on, and when each request came.
fn scripted(script: Vec<Does>) -> (ClientBuilder, Times) {
    let times = Times::default();
    let (seen, began, step) = (Arc::clone(&times), Instant::now(), AtomicU32::new(0));
    let transport = MemoryTransport::new(move |_| {
        seen.lock().unwrap().push(began.elapsed());
        let at = step.fetch_add(1, Ordering::Relaxed) as usize;
        let does = script[at.min(script.len() - 1)].clone();
        async move {
            match does {
                Does::BreaksOff => Err(TransportError::new("reset")),
                Does::NotConnected => Err(TransportError::not_connected("refused")),
                Does::Answers(status, headers, body) => {
                    let mut response = http::Response::new(Bytes::from(body));
                    *response.status_mut() = StatusCode::from_u16(status).unwrap();
                    let map: &mut HeaderMap = response.headers_mut();
                    for (name, value) in headers {
                        map.append(name, value.parse().unwrap());
                    }
                    Ok(response)
                }
            }
        }
    });
    (
        Client::builder("http://api.test").transport(transport),
        times,
    )
}

/// Gets the thing from such a server, and says after which waits it was asked for.
async fn get(script: Vec<Does>) -> (Result<u32, Error>, Vec<Duration>) {
    let (builder, times) = scripted(script);
    let got = GetThing.send_full(&builder.build().unwrap()).await;
    let times = times.lock().unwrap().clone();
    let waits = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    (got.map(|response| response.attempts()), waits)
}

const MILLI: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn the_waits_are_random_up_to_half_a_second_and_then_twice_that() {
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..200 {
        let (got, waits) = get(vec![answers(503, &[])]).await;
        let error = got.unwrap_err();
        assert_eq!(
            (error.attempts(), error.status()),
            (3, Some(StatusCode::SERVICE_UNAVAILABLE))
        );
        assert!(error.to_string().contains("(after 3 attempts)"), "{error}");
        all[0].push(waits[0]);
        all[1].push(waits[1]);
        assert_eq!(waits.len(), 2);
    }
    for (waits, most) in all.iter().zip([500, 1000]) {
        let (least, longest) = (waits.iter().min().unwrap(), waits.iter().max().unwrap());
        // The clock of the tests goes in steps of a millisecond.
        assert!(
            *least >= 10 * MILLI && *longest <= (most + 1) * MILLI,
            "{least:?} {longest:?}"
        );
        assert!(
            *least < most / 10 * MILLI && *longest > most * 9 / 10 * MILLI,
            "full jitter"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_in_seconds_is_waited_for() {
    for status in [408, 429, 500, 502, 503, 504, 403] {
        let script = vec![answers(status, &[("retry-after", "7")]), answers(204, &[])];
        let (got, waits) = get(script).await;
        assert_eq!(got.unwrap(), 2, "{status}");
        assert!(waits[0] >= 7 * SECOND && waits[0] < 8 * SECOND, "{waits:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_that_says_no_time_leaves_the_schedule_as_it_is() {
    for value in [
        "0",
        "-1",
        "1.5",
        "",
        "soon",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "1, 2",
    ] {
        let script = vec![answers(503, &[("retry-after", value)]), answers(204, &[])];
        let (got, waits) = get(script).await;
        assert_eq!(got.unwrap(), 2, "{value:?}");
        assert!(
            waits[0] >= 10 * MILLI && waits[0] <= 501 * MILLI,
            "{value:?}: {waits:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_does_not_fit_ends_the_call_at_once_and_says_how_long_it_is() {
    for (value, says) in [
        ("60", "the wait of 60s"),
        ("1000000000", "the wait of 1000000000s"),
        ("18446744073709551616", "the wait of 4294967295s"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "the wait of 4294967295s"),
    ] {
        let began = Instant::now();
        let (got, waits) = get(vec![answers(503, &[("retry-after", value)])]).await;
        let error = got.unwrap_err();
        assert!(error.is_status() && !error.is_timeout(), "{error}");
        assert_eq!((error.attempts(), waits.len()), (1, 0));
        assert!(error.to_string().contains(says), "{error}");
        assert_eq!(began.elapsed(), Duration::ZERO, "at once");
    }
}

#[tokio::test(start_paused = true)]
async fn of_two_retry_afters_the_longer_is_waited_for() {
    let headers = [("retry-after", "2"), ("retry-after", "5")];
    let (got, waits) = get(vec![answers(503, &headers), answers(204, &[])]).await;
    assert_eq!(got.unwrap(), 2);
    assert!(waits[0] >= 5 * SECOND && waits[0] < 6 * SECOND, "{waits:?}");
}

#[tokio::test(start_paused = true)]
async fn a_limit_that_is_used_up_is_waited_for_until_it_lifts() {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    for (reset, least) in [(now + 20, 15), (now - 20, 0)] {
        let headers = [
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", &*reset.to_string()),
        ];
        for status in [403, 429] {
            let script = vec![answers(status, &headers), answers(204, &[])];
            let (builder, times) = scripted(script);
            PostThing.send(&builder.build().unwrap()).await.unwrap();
            let times = times.lock().unwrap();
            assert!(
                times[1] >= least * SECOND && times[1] <= 21 * SECOND,
                "{times:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_secondary_limit_without_a_time_would_be_a_minute_and_fails_at_once() {
    let body = r#"{"message": "You have exceeded a secondary rate limit."}"#;
    for status in [403, 429] {
        let limited = Does::Answers(status, Vec::new(), body);
        let (builder, times) = scripted(vec![limited, answers(204, &[])]);
        let client = builder.build().unwrap();
        let error = PostThing.send(&client).await.unwrap_err();
        assert!(error.is_rate_limited() && error.attempts() == 1, "{error}");
        assert_eq!(error.retry_after(), Some(60 * SECOND));
        let text = error.to_string();
        assert!(
            text.contains("try again in 60 s") && text.contains("the wait of 60s"),
            "{text}"
        );
        assert_eq!(times.lock().unwrap().len(), 1);

        let limited = Does::Answers(status, Vec::new(), body);
        let (builder, times) = scripted(vec![limited, answers(204, &[])]);
        let patient = builder.timeout(90 * SECOND).build().unwrap();
        PostThing.send(&patient).await.unwrap();
        assert!(times.lock().unwrap()[1] >= 60 * SECOND);
    }
}

#[tokio::test(start_paused = true)]
async fn a_wait_longer_than_the_callers_patience_ends_the_call() {
    let (builder, times) = scripted(vec![answers(503, &[("retry-after", "5")])]);
    let client = builder
        .retry(Retry::default().max_wait(4 * SECOND))
        .build()
        .unwrap();
    let error = GetThing.send(&client).await.unwrap_err();
    assert!(error.to_string().contains("the wait of 5s"), "{error}");
    assert_eq!(times.lock().unwrap().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_number_of_attempts_is_the_clients_and_a_copys() {
    for (retry, attempts) in [
        (Retry::none(), 1),
        (Retry::default().attempts(0), 1),
        (Retry::default().attempts(1), 1),
        (Retry::default(), 3),
        (Retry::default().attempts(8), 8),
    ] {
        let (builder, times) = scripted(vec![answers(503, &[])]);
        let client = builder.build().unwrap().with_retry(retry);
        let error = GetThing.send(&client).await.unwrap_err();
        assert_eq!(
            (error.attempts(), times.lock().unwrap().len()),
            (attempts, attempts as usize)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn all_attempts_and_waits_are_within_the_total() {
    let (builder, times) = scripted(vec![answers(503, &[])]);
    let client = builder
        .retry(Retry::default().attempts(1000))
        .build()
        .unwrap();
    let began = Instant::now();
    let error = GetThing.send(&client).await.unwrap_err();
    assert!(began.elapsed() <= 60 * SECOND, "{:?}", began.elapsed());
    let requests = times.lock().unwrap().len();
    assert!((6..=60).contains(&requests), "{requests}");
    assert_eq!(error.attempts() as usize, requests);
    assert_eq!(error.status().unwrap(), 503, "the last failure is kept");
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_kept() {
    let script = vec![Does::BreaksOff, answers(500, &[]), answers(502, &[])];
    let (got, _) = get(script).await;
    assert_eq!(got.unwrap_err().status().unwrap(), 502);
    let script = vec![answers(500, &[]), answers(502, &[]), Does::NotConnected];
    let (got, _) = get(script).await;
    let error = got.unwrap_err();
    assert!(error.is_connect() && error.status().is_none(), "{error}");
    assert!(error.may_have_reached_server(), "an attempt before did");
}

#[tokio::test(start_paused = true)]
async fn what_an_earlier_attempt_may_have_done_is_said() {
    for status in [404, 409, 410] {
        for (first, may) in [
            (Does::BreaksOff, true),
            (answers(503, &[]), true),
            (Does::NotConnected, false),
            (answers(429, &[("retry-after", "1")]), false),
        ] {
            let (builder, _) = scripted(vec![first, answers(status, &[])]);
            let client = builder.build().unwrap();
            let put = PutThing.send(&client).await.unwrap_err();
            assert_eq!(put.attempts(), 2);
            let said = put
                .to_string()
                .contains("an earlier attempt may have succeeded");
            assert_eq!(said, may, "{put}");
        }
        let (builder, _) = scripted(vec![Does::BreaksOff, answers(status, &[])]);
        let delete = DeleteThing
            .send(&builder.build().unwrap())
            .await
            .unwrap_err();
        assert!(
            delete
                .to_string()
                .contains("an earlier attempt may have succeeded"),
            "{delete}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_takes_too_long_is_repeated_where_that_is_safe() {
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
    let error = PostThing.send(&client).await.unwrap_err();
    assert!(error.is_timeout() && error.attempts() == 1, "{error}");
    assert_eq!(count.load(Ordering::Relaxed), 1);
}
