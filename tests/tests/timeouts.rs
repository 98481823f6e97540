//! Which of the limits on time holds, where there are several: by a clock that stands still.

use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, ClientBuilder, Error, MemoryTransport, Retry, endpoint};
use tokio::time::Instant;

#[endpoint(GET "/thing")]
struct Plain;

#[endpoint(GET "/thing", timeout = "5s")]
struct Hurried;

/// A client of a server that never answers.
fn silent() -> ClientBuilder {
    let transport = MemoryTransport::new(|_| async {
        std::future::pending::<()>().await;
        Ok(http::Response::new(Bytes::new()))
    });
    Client::builder("http://api.test").transport(transport)
}

fn once() -> ClientBuilder {
    silent().retry(Retry::none())
}

/// Why the call ended, and after how many seconds.
async fn ended(call: impl Future<Output = Result<(), Error>>) -> (String, u64) {
    let began = Instant::now();
    let error = call.await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    (error.to_string(), began.elapsed().as_secs())
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_call_comes_before_the_endpoints_and_that_before_the_clients() {
    let client = silent().timeout(seconds(20)).build().unwrap();
    for (client, plain, hurried) in [
        (client.clone(), 20, 5),
        (client.with_timeout(seconds(2)), 2, 2),
        (client.with_timeout(seconds(9)), 9, 9),
    ] {
        let (text, took) = ended(Plain.send(&client)).await;
        assert_eq!(took, plain, "{text}");
        let (text, took) = ended(Hurried.send(&client)).await;
        assert_eq!(took, hurried, "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_after_thirty_seconds_and_a_call_after_sixty() {
    let (text, took) = ended(Plain.send(&once().build().unwrap())).await;
    assert!(
        took == 30 && text.contains("`attempt_timeout`"),
        "{took}: {text}"
    );
    let (text, took) = ended(Plain.send(&silent().build().unwrap())).await;
    assert!(took == 60 && text.contains("`timeout`"), "{took}: {text}");
    assert!(
        text.contains("(after 2 attempts); the attempt before took too long"),
        "{text}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_copy_for_one_call_has_its_own_limit_of_an_attempt() {
    let client = once().build().unwrap();
    let (_, took) = ended(Plain.send(&client.with_attempt_timeout(seconds(3)))).await;
    assert_eq!(took, 3);
    let (_, took) = ended(Plain.send(&client)).await;
    assert_eq!(took, 30);
}

#[tokio::test(start_paused = true)]
async fn no_wait_is_without_an_end_where_the_limits_are() {
    let transport = MemoryTransport::new(|_| async {
        let busy = http::Response::builder().status(503);
        Ok(busy
            .header("retry-after", "999999999")
            .body(Bytes::new())
            .unwrap())
    });
    let client = Client::builder("http://api.test").transport(transport);
    let client = client.timeout(Duration::MAX).attempt_timeout(Duration::MAX);
    let began = Instant::now();
    let error = Plain.send(&client.build().unwrap()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert!(
        error.to_string().contains("the wait of 999999999s"),
        "{error}"
    );
    assert!(began.elapsed() < seconds(1));
}
