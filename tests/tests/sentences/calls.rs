//! Calls that were tried again, streams, and answers that nothing was declared for.

use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use endpoint::{
    Client, Error, MemoryTransport, Responses, Retry, StreamBody, Text, TransportError, endpoint,
};
use futures_util::{StreamExt as _, stream};
use http_body_util::BodyExt as _;

use super::{AddSeats, GetRepo, JSON, ListRepos, Page, RemoveSeats, answer, client};

#[endpoint(GET "/zen" -> Text)]
struct Zen;

#[derive(Debug, Responses)]
enum Queued {
    #[status(200)]
    Done,
}

#[endpoint(GET "/queue" -> Queued)]
struct Queue;

#[endpoint(PUT "/backup")]
struct Upload {
    #[body]
    data: StreamBody,
}

const REPO: GetRepo<'static> = GetRepo {
    owner: "octo",
    repo: "hello",
};

pub(super) async fn calls(page: &mut Page) {
    let added = client(|| answer(201, &[], ""), Retry::none());
    let error = Queue.send(&added).await.expect_err("no variant is for it");
    page.add("a status that no variant is for", &error);
    let bytes = || Ok(http::Response::new(Bytes::from_static(b"caf\xe9")));
    let error = Zen.send(&client(bytes, Retry::none())).await;
    page.add(
        "a text that is not UTF-8",
        &error.expect_err("it is no text"),
    );
    page.add("a stream that breaks while it is sent", &upload().await);
    page.add("a call outside of a runtime", &without_a_runtime());
    tried_again(page).await;
    walks(page).await;
}

async fn upload() -> Error {
    let reading = MemoryTransport::new(|request: http::Request<endpoint::Body>| async {
        let read = request.into_body().collect().await;
        read.map(|_| http::Response::new(Bytes::new()))
            .map_err(TransportError::new)
    });
    let builder = Client::builder("https://api.example.com").transport(reading);
    let client = builder.build().expect("it is a client");
    let broken = stream::iter([Err::<Bytes, _>(std::io::Error::other("the disk is gone"))]);
    let data = StreamBody::once(broken);
    let sent = Upload { data }.send(&client).await;
    sent.expect_err("the stream breaks")
}

fn without_a_runtime() -> Error {
    let polled = std::thread::spawn(|| {
        let client = client(|| answer(200, &[JSON], r#"{"id": 1}"#), Retry::none());
        let mut call = pin!(REPO.send(&client));
        match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(ended) => ended.map(drop).expect_err("there is no runtime"),
            Poll::Pending => panic!("it waits for nothing"),
        }
    });
    polled.join().expect("it does not panic")
}

async fn tried_again(page: &mut Page) {
    let calls = AtomicU32::new(0);
    let status = move || [503, 404][calls.fetch_add(1, Ordering::Relaxed).min(1) as usize];
    let unsteady = client(move || answer(status(), &[], ""), Retry::default());
    let removal = RemoveSeats {
        org: "octo",
        reason: "none",
    };
    let error = removal.send(&unsteady).await.expect_err("it is gone");
    page.add("a removal that may have happened at once", &error);
    let down = client(|| answer(503, &[], ""), Retry::default());
    for _ in 0..50 {
        let _ = REPO.send(&down).await.expect_err("it is down");
    }
    let error = REPO.send(&down).await.expect_err("it is down");
    page.add("a server that is down for everyone", &error);
    let seats = AddSeats {
        org: "octo",
        price: 1.0,
    };
    let error = seats.send(&down).await.expect_err("it is down");
    page.add("a purchase from a server that is down", &error);
}

async fn walks(page: &mut Page) {
    let half = [
        JSON,
        ("link", "<https://api.example.com/repos?page=2; rel=next"),
    ];
    let unreadable = client(move || answer(200, &half, "[]"), Retry::none());
    page.add("a link that can't be read", &walked(&unreadable).await);
    let asked = AtomicU32::new(1);
    let on = move || {
        let number = asked.fetch_add(1, Ordering::Relaxed) + 1;
        let link = format!("</repos?page={number}>; rel=next");
        answer(200, &[JSON, ("link", &*link)], "[]")
    };
    page.add(
        "a list without an end",
        &walked(&client(on, Retry::none())).await,
    );
}

async fn walked(client: &Client) -> Error {
    let pages: Vec<_> = ListRepos.pages(client).max_pages(3).collect().await;
    let error = pages.into_iter().find_map(Result::err);
    error.expect("the walk ends with an error")
}
