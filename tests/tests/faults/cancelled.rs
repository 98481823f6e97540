//! What becomes of a client when a call is given up: at each await, and with its whole runtime.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, MemoryTransport};
use endpoint_tests::calls::{builder, client, look, purchase};
use endpoint_tests::{Answer, Fault, Server, arm, fired, tests};

tests! {
    a_call_that_is_dropped_at_any_await_leaves_the_client_usable,
    a_call_that_is_dropped_in_a_wait_or_a_redirect_does_nothing_more,
    a_call_that_is_dropped_with_its_connection_is_not_sent_again,
    a_runtime_that_shuts_down_leaves_the_client_usable_in_another,
}

fn created() -> Answer {
    let body: [&[u8]; 3] = [b"{\"seats_", b"created\"", b": 1}"];
    Answer::chunked("201 Created", &[], &body).end()
}

/// Polls a future so often, whenever it asks for it, and says what it gave.
async fn polled<F: Future>(future: F, times: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = times;
    poll_fn(|cx| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(cx) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

async fn a_call_that_is_dropped_at_any_await_leaves_the_client_usable() {
    let server = Server::answering(created()).await;
    let client = client(&server);
    let mut calls = 0;
    for times in 1.. {
        assert!(times < 100, "a call has no end");
        // On a new connection, which has the most awaits.
        let fresh = builder(server.base()).build().unwrap();
        let done = polled(purchase().send(&fresh), times).await;
        let kept = polled(purchase().send(&client), times).await;
        calls += 2;
        for usable in [&fresh, &client] {
            let created = purchase().send(usable).await.unwrap();
            assert_eq!(created.seats_created, 1, "after {times} polls");
            calls += 1;
        }
        if let (Some(done), Some(kept)) = (done, kept) {
            assert_eq!(
                (done.unwrap().seats_created, kept.unwrap().seats_created),
                (1, 1)
            );
            assert!(times > 2, "it was given up in time");
            break;
        }
        fired(format_args!("a call given up after {times} polls"));
    }
    assert!(
        server.requests().len() <= calls,
        "each call is sent once at the most"
    );
}

/// In memory, and on a clock that jumps from wait to wait.
async fn a_call_that_is_dropped_in_a_wait_or_a_redirect_does_nothing_more() {
    tokio::time::pause();
    let sent = Arc::<AtomicUsize>::default();
    let count = Arc::clone(&sent);
    let transport = MemoryTransport::new(move |request| {
        count.fetch_add(1, Ordering::SeqCst);
        let number = request.headers().get("x-number").cloned();
        let path = request.uri().path().to_owned();
        async move {
            tokio::task::yield_now().await;
            let fresh = number.is_some_and(|number| number == "1");
            let response = http::Response::builder();
            let response = match (&*path, fresh) {
                ("/moved", _) => response.status(200),
                (_, true) => response.status(503).header("Retry-After", "2"),
                _ => response.status(307).header("Location", "/moved"),
            };
            Ok(response.body(Bytes::new()).unwrap())
        }
    });
    let client = Client::builder("http://api.test").transport(transport);
    let client = client.build().unwrap();
    for times in 1.. {
        assert!(times < 100, "a call has no end");
        let busy = client.with_header("X-Number", "1").unwrap();
        let busy = polled(look().send(&busy), times).await;
        let moved = polled(look().send(&client), times).await;
        let before = sent.load(Ordering::SeqCst);
        tokio::time::sleep(Duration::from_secs(600)).await;
        assert_eq!(sent.load(Ordering::SeqCst), before, "after {times} polls");
        look().send(&client).await.unwrap();
        if let (Some(busy), Some(moved)) = (busy, moved) {
            assert_eq!(busy.unwrap_err().attempts(), 3);
            moved.unwrap();
            assert!(times > 4, "it was given up in waits and redirects");
            break;
        }
        fired(format_args!(
            "a call given up in memory after {times} polls"
        ));
    }
}

async fn a_call_that_is_dropped_with_its_connection_is_not_sent_again() {
    let lost = Answer::head("201 Created", &[("Content-Length", "20")]).then(Fault::Silence);
    let server = Server::script([lost, created()]).await;
    let client = client(&server);
    tokio::select! {
        result = purchase().send(&client) => panic!("it ended: {result:?}"),
        _ = server.faults() => {}
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    purchase().send(&client).await.unwrap();
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
}

async fn a_runtime_that_shuts_down_leaves_the_client_usable_in_another() {
    let silent = Answer::only(Fault::Silence);
    let server = Server::script([created(), silent, created()]).await;
    let client = client(&server);
    let shut = arm("a runtime that shuts down within a call");
    let first = runtime();
    // One connection is idle when its runtime ends, and another is in use.
    first
        .spawn(purchase().send(&client))
        .await
        .unwrap()
        .unwrap();
    let call = first.spawn(purchase().send(&client));
    server.received(2).await;
    first.shutdown_background();
    shut.fire();
    assert!(call.await.unwrap_err().is_cancelled());
    let second = runtime();
    let created = second.spawn(purchase().send(&client)).await.unwrap();
    assert_eq!(created.unwrap().seats_created, 1);
    second.shutdown_background();
    assert_eq!(purchase().send(&client).await.unwrap().seats_created, 1);
    assert_eq!(server.requests().len(), 4, "each call was sent once");
}
