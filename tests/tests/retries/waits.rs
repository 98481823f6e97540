//! How long it is waited before a call is tried again, by a clock that stands still.

use std::time::Duration;

use endpoint::{Error, Retry, endpoint};
use endpoint_tests::calls::failed;
use endpoint_tests::script::{Does, answers, scripted};
use endpoint_tests::tests;
use http::StatusCode;
use tokio::time::Instant;

tests! {
    the_waits_are_random_up_to_half_a_second_and_then_twice_that,
    a_retry_after_in_seconds_is_waited_for,
    a_retry_after_that_says_no_time_leaves_the_schedule_as_it_is,
    a_wait_that_does_not_fit_ends_the_call_at_once_and_says_how_long_it_is,
    of_two_retry_afters_the_longer_is_waited_for,
    a_limit_that_is_used_up_is_waited_for_until_it_lifts,
    a_secondary_limit_without_a_time_would_be_a_minute_and_fails_at_once,
    a_wait_longer_than_the_callers_patience_ends_the_call,
}

#[endpoint(GET "/thing")]
struct GetThing;

#[endpoint(POST "/thing")]
struct PostThing;

const MILLI: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

/// Gets the thing from such a server, and says after which waits it was asked for.
async fn get(script: Vec<Does>) -> (Result<u32, Error>, Vec<Duration>) {
    let (builder, times) = scripted(script);
    let got = GetThing.send_full(&builder.build().unwrap()).await;
    let times = times.lock().unwrap().clone();
    let waits = times
        .windows(2)
        .map(|pair| pair[1].saturating_sub(pair[0]))
        .collect();
    (got.map(|response| response.attempts()), waits)
}

async fn the_waits_are_random_up_to_half_a_second_and_then_twice_that() {
    tokio::time::pause();
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

async fn a_retry_after_in_seconds_is_waited_for() {
    tokio::time::pause();
    for status in [408, 429, 500, 502, 503, 504, 403] {
        let script = vec![answers(status, &[("retry-after", "7")]), answers(204, &[])];
        let (got, waits) = get(script).await;
        assert_eq!(got.unwrap(), 2, "{status}");
        assert!(waits[0] >= 7 * SECOND && waits[0] < 8 * SECOND, "{waits:?}");
    }
}

async fn a_retry_after_that_says_no_time_leaves_the_schedule_as_it_is() {
    tokio::time::pause();
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

async fn a_wait_that_does_not_fit_ends_the_call_at_once_and_says_how_long_it_is() {
    tokio::time::pause();
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

async fn of_two_retry_afters_the_longer_is_waited_for() {
    tokio::time::pause();
    let headers = [("retry-after", "2"), ("retry-after", "5")];
    let (got, waits) = get(vec![answers(503, &headers), answers(204, &[])]).await;
    assert_eq!(got.unwrap(), 2);
    assert!(waits[0] >= 5 * SECOND && waits[0] < 6 * SECOND, "{waits:?}");
}

async fn a_limit_that_is_used_up_is_waited_for_until_it_lifts() {
    tokio::time::pause();
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

async fn a_secondary_limit_without_a_time_would_be_a_minute_and_fails_at_once() {
    tokio::time::pause();
    let body = r#"{"message": "You have exceeded a secondary rate limit."}"#;
    for status in [403, 429] {
        let limited = Does::Answers(status, Vec::new(), body);
        let (builder, times) = scripted(vec![limited, answers(204, &[])]);
        let client = builder.build().unwrap();
        let error = failed(PostThing.send(&client).await);
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

async fn a_wait_longer_than_the_callers_patience_ends_the_call() {
    tokio::time::pause();
    let (builder, times) = scripted(vec![answers(503, &[("retry-after", "5")])]);
    let client = builder
        .retry(Retry::default().max_wait(4 * SECOND))
        .build()
        .unwrap();
    let error = failed(GetThing.send(&client).await);
    assert!(error.to_string().contains("the wait of 5s"), "{error}");
    assert_eq!(times.lock().unwrap().len(), 1);
}
