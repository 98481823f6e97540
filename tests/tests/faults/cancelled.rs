//! What becomes of a client when a call is given up: at each await, and with its whole runtime.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use endpoint_tests::calls::{builder, client, purchase};
use endpoint_tests::{Answer, Fault, Server, arm, fired, tests};

tests! {
    a_call_that_is_dropped_at_any_await_leaves_the_client_usable,
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
