//! When is a page asked for? When it is wanted, or one page before; and never when the walk was dropped.

use std::future::{Future as _, pending};
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use endpoint::{Client, MemoryTransport, endpoint};
use endpoint_tests::{Answer, Fault, Server};
use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};
use tokio::time::{sleep, timeout};

#[endpoint(GET "/lists/<name>" -> Vec<u32>, paginate = page(page))]
struct List<'a> {
    name: &'a str,
    page: Option<u32>,
}

const LIST: List<'static> = List {
    name: "a",
    page: None,
};

/// Longer than a request on this machine takes.
const A_WHILE: Duration = Duration::from_millis(60);

async fn endless() -> (Server, Client) {
    let server = Server::answering(Answer::json("200 OK", "[1, 2]")).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

#[tokio::test]
async fn a_page_is_asked_for_when_it_is_wanted() {
    let (server, client) = endless().await;
    let mut items = LIST.items(&client);
    sleep(A_WHILE).await;
    assert_eq!(
        server.requests().len(),
        0,
        "nothing is sent before the first poll"
    );
    for expected in [1, 1, 2, 2, 3] {
        items.next().await.unwrap().unwrap();
        sleep(A_WHILE).await;
        assert_eq!(server.requests().len(), expected);
    }
}

#[tokio::test]
async fn one_page_is_read_ahead_while_the_one_before_it_is_worked_on() {
    let (server, client) = endless().await;
    let mut pages = LIST.pages(&client).read_ahead();
    sleep(A_WHILE).await;
    assert_eq!(server.requests().len(), 0);
    for expected in [2, 3, 4] {
        pages.next().await.unwrap().unwrap();
        // Nobody polls here.
        server.received(expected).await;
        sleep(A_WHILE).await;
        assert_eq!(server.requests().len(), expected, "one, and no more");
    }
}

#[tokio::test]
async fn a_dropped_walk_sends_no_more_requests() {
    for ahead in [false, true] {
        let (server, client) = endless().await;
        let mut items = LIST.items(&client);
        if ahead {
            items = items.read_ahead();
        }
        for _ in 0..5 {
            items.next().await.unwrap().unwrap();
        }
        let sent = 3 + usize::from(ahead);
        server.received(sent).await;
        drop(items);
        sleep(A_WHILE).await;
        assert_eq!(server.requests().len(), sent);
    }
}

#[tokio::test]
async fn a_page_that_is_read_ahead_is_given_up_with_the_walk() {
    struct Under(Arc<AtomicUsize>);
    impl Drop for Under {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::SeqCst);
        }
    }
    let under_way = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&under_way);
    let transport = MemoryTransport::new(move |request| {
        let first = request.uri().query().is_none();
        let count = Arc::clone(&count);
        async move {
            count.fetch_add(1, Ordering::SeqCst);
            let _under = Under(count);
            if first {
                return Ok(http::Response::new("[1]".into()));
            }
            pending().await
        }
    });
    let client = Client::builder("http://a.test")
        .transport(transport)
        .build()
        .unwrap();
    let mut pages = LIST.pages(&client).read_ahead();
    pages.next().await.unwrap().unwrap();
    sleep(A_WHILE).await;
    assert_eq!(
        under_way.load(Ordering::SeqCst),
        1,
        "the second page is under way"
    );
    drop(pages);
    sleep(A_WHILE).await;
    assert_eq!(under_way.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn giving_up_a_wait_for_the_next_item_loses_nothing() {
    for ahead in [false, true] {
        let slow = Answer::bytes("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n")
            .then(Fault::Drip(b' ', Duration::from_millis(10)));
        let server = Server::script([Answer::json("200 OK", "[1]"), slow]).await;
        let client = Client::new(server.base()).unwrap();
        let mut items = LIST.items(&client);
        if ahead {
            items = items.read_ahead();
        }
        let mut tries = 0;
        let error = loop {
            tries += 1;
            match timeout(Duration::from_millis(20), items.next()).await {
                Err(_) => {}
                Ok(Some(Ok(item))) => assert_eq!(item, 1),
                Ok(Some(Err(error))) => break error,
                Ok(None) => panic!("the list does not end"),
            }
        };
        assert!(tries > 3 && error.is_decode(), "{tries} tries, {error}");
        assert!(server.requests().len() == 2, "nothing is sent twice");
        assert!(!server.faults().await.is_empty());
    }
}

#[tokio::test]
async fn a_walk_can_be_spawned_with_borrowed_fields_and_with_any_stream_method() {
    let server =
        Server::script(["[1, 2]", "[3]", "[]"].map(|body| Answer::json("200 OK", body))).await;
    let client = Client::new(server.base()).unwrap();
    let name = String::from("b");
    let endpoint = List {
        name: &name,
        page: None,
    };
    let items = endpoint.items(&client);
    drop((name, client));
    let doubled = tokio::spawn(async move {
        items
            .map_ok(|item| item * 2)
            .take(10)
            .try_collect::<Vec<_>>()
            .await
    });
    assert_eq!(doubled.await.unwrap().unwrap(), [2, 4, 6]);
}

#[test]
fn a_walk_without_a_runtime_is_an_error_and_no_panic() {
    for ahead in [false, true] {
        let transport = MemoryTransport::new(|_| async { Ok(http::Response::new("[1]".into())) });
        let client = Client::builder("http://a.test")
            .transport(transport)
            .build()
            .unwrap();
        let mut items = LIST.items(&client);
        if ahead {
            items = items.read_ahead();
        }
        let mut next = pin!(items.next());
        let polled = next.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        let Poll::Ready(Some(Err(error))) = polled else {
            panic!("it is an error at once");
        };
        assert!(
            error.is_build() && error.to_string().contains("runtime"),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_panic_of_the_transport_is_the_callers_also_when_it_reads_ahead() {
    let transport = MemoryTransport::new(|request| async move {
        assert!(request.uri().query().is_none(), "the second page panics");
        Ok(http::Response::new("[1]".into()))
    });
    let client = Client::builder("http://a.test")
        .transport(transport)
        .build()
        .unwrap();
    let mut items = LIST.items(&client).read_ahead();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let second = AssertUnwindSafe(items.next()).catch_unwind().await;
    assert!(second.is_err());
}

#[tokio::test]
async fn a_list_without_an_end_has_ten_thousand_pages_unless_told() {
    let sent = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&sent);
    let transport = MemoryTransport::new(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
        async { Ok(http::Response::new("[1]".into())) }
    });
    let client = Client::builder("http://a.test")
        .transport(transport)
        .build()
        .unwrap();
    let (pages, errors): (Vec<_>, Vec<_>) = LIST
        .pages(&client)
        .map(|page| page.map(|page| page.status()))
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .partition(Result::is_ok);
    assert_eq!((pages.len(), errors.len()), (10_000, 1));
    let error = errors.into_iter().next().unwrap().unwrap_err();
    assert!(error.is_paging() && error.to_string().contains("more than 10000 pages"));
    assert_eq!(sent.load(Ordering::SeqCst), 10_000);
}
