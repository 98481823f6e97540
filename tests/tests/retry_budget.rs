//! How many retries all calls of a client make together: by a clock that stands still.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, MemoryTransport, endpoint};

#[endpoint(GET "/thing")]
struct GetThing;

/// A client of a server that is up or down.
fn client() -> (Client, Arc<AtomicBool>) {
    let up = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&up);
    let transport = MemoryTransport::new(move |_| {
        let status = if seen.load(Ordering::Relaxed) {
            200
        } else {
            503
        };
        async move {
            Ok(http::Response::builder()
                .status(status)
                .body(Bytes::new())
                .unwrap())
        }
    });
    let client = Client::builder("http://api.test").transport(transport);
    (client.build().unwrap(), up)
}

/// How often a call is tried that fails, and whether that is for want of retries.
async fn attempts(client: &Client) -> (u32, bool) {
    let error = GetThing.send(client).await.unwrap_err();
    let used_up = error
        .to_string()
        .contains("the client's retries are used up");
    (error.attempts(), used_up)
}

#[tokio::test(start_paused = true)]
async fn a_hundred_retries_are_all_and_five_successes_give_one_back() {
    let (client, up) = client();
    for _ in 0..50 {
        assert_eq!(attempts(&client).await, (3, false));
    }
    assert_eq!(attempts(&client).await, (1, true));
    for (successes, tried) in [(4, 1), (1, 2), (10, 3)] {
        up.store(true, Ordering::Relaxed);
        for _ in 0..successes {
            GetThing.send(&client).await.unwrap();
        }
        up.store(false, Ordering::Relaxed);
        assert_eq!(
            attempts(&client).await.0,
            tried,
            "after {successes} successes"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn copies_of_a_client_share_the_retries_whatever_their_host_is() {
    let (client, _) = client();
    for _ in 0..50 {
        attempts(&client.with_timeout(Duration::from_secs(50))).await;
    }
    assert_eq!(attempts(&client.clone()).await, (1, true));
    let other = client.with_base("http://other.test").unwrap();
    assert_eq!(attempts(&other).await, (1, true));
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_while_it_waits_gives_its_retry_back() {
    let (client, _) = client();
    for _ in 0..500 {
        // It is answered at once, and then waits for ten milliseconds at least.
        let call = tokio::time::timeout(Duration::from_millis(1), GetThing.send(&client));
        assert!(call.await.is_err());
    }
    assert_eq!(attempts(&client).await, (3, false));
}
