//! Does each of 10,000 items arrive once and in order, while no more than one page is in memory?

use std::fmt::Write as _;

use endpoint::{Client, Error, Items, Page, Raw, endpoint};
use endpoint_tests::{Answer, Received, Server};
use peak_alloc::PeakAlloc;
use serde::Deserialize;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const ITEMS: usize = 10_000;
const A_PAGE: usize = 100;
/// Of an item's text.
const BYTES: usize = 1_000;

#[derive(Deserialize)]
struct Item {
    id: usize,
    text: String,
}

#[derive(Deserialize, Page)]
struct Part {
    #[page(items)]
    items: Vec<Item>,
    next: Option<usize>,
}

#[endpoint(GET "/linked" -> Part, paginate = link)]
struct Linked;

#[endpoint(GET "/numbered" -> Part, paginate = page(page))]
struct Numbered {
    page: Option<usize>,
}

#[endpoint(GET "/followed" -> Part, paginate = cursor(after, next))]
struct Followed {
    after: Option<usize>,
}

/// A page of the list; `page` counts from 1, `after` and `skip` are how many items were before it.
fn answer(request: &Received) -> Answer {
    let (path, query) = request
        .target()
        .split_once('?')
        .unwrap_or((request.target(), ""));
    let (name, value) = query.split_once('=').unwrap_or_default();
    let value = value.parse().unwrap_or(0);
    let start = match name {
        "page" => (value - 1) * A_PAGE,
        _ => value,
    };
    let end = (start + A_PAGE).min(ITEMS);
    let next = (end < ITEMS).then_some(end);
    let cursor = next
        .filter(|_| path == "/followed")
        .map_or("null".to_owned(), |next| next.to_string());
    let mut body = format!(r#"{{"next":{cursor},"items":["#);
    for id in start..end {
        let comma = if id > start { "," } else { "" };
        let _ = write!(body, r#"{comma}{{"id":{id},"text":"{:x<BYTES$}"}}"#, "");
    }
    body.push_str("]}");
    match next.filter(|_| path == "/linked") {
        Some(next) => {
            let link = format!("<?skip={next}>; rel=\"next\"");
            Answer::new("200 OK", &[("Link", &link)], body)
        }
        None => Answer::json("200 OK", &body),
    }
}

/// The most bytes that were live at once during a walk, beyond those before it.
async fn peak(mut items: Items<Part, Raw>) -> Result<usize, Error> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let mut expected = 0;
    while let Some(item) = items.next().await {
        let item = item?;
        assert_eq!((item.id, item.text.len()), (expected, BYTES));
        expected += 1;
    }
    assert_eq!(expected, ITEMS);
    Ok(MEMORY.peak_usage().saturating_sub(before))
}

/// One test, as the memory is that of the whole process: the server's answers are in it too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_items_arrive_once_and_in_order_and_one_page_is_in_memory() {
    let server = Server::start(answer).await;
    let client = Client::new(server.base()).unwrap();
    let whole = ITEMS * BYTES;
    // The pools and the connection are made once.
    peak(Linked.items(&client)).await.unwrap();
    let linked = || Linked.items(&client);
    let numbered = || Numbered { page: None }.items(&client);
    let followed = || Followed { after: None }.items(&client);
    for (style, items, requests) in [
        ("link", &linked as &dyn Fn() -> Items<Part, Raw>, 100),
        ("page", &numbered, 101),
        ("cursor", &followed, 100),
    ] {
        for ahead in [false, true] {
            let before = server.requests().len();
            let walk = if ahead { items().read_ahead() } else { items() };
            let peak = peak(walk).await.unwrap();
            println!(
                "{style}{}: at most {} KiB live, of {} KiB in all",
                if ahead { ", read ahead" } else { "" },
                peak >> 10,
                whole >> 10
            );
            assert!(peak < whole / 10, "{style}: {peak} bytes");
            assert_eq!(server.requests().len() - before, requests);
        }
    }
}
