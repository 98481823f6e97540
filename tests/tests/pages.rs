//! Does a walk give each page once, and end where it must?

use endpoint::{Client, Page, Paginated, endpoint};
use endpoint_tests::{Answer, Server};
use futures_util::TryStreamExt as _;

#[endpoint(GET "/items" -> Vec<u32>, paginate = link)]
struct Linked;

#[endpoint(GET "/items?sort=up" -> Vec<u32>, paginate = page(page))]
struct Numbered {
    #[query("page number")]
    page: Option<u32>,
    per_page: u32,
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer("ghp_token")
        .header("x-client", "walks")
        .build()
        .unwrap()
}

fn numbers(answer: &str) -> Answer {
    Answer::json("200 OK", answer)
}

fn linked(body: &str, link: &str) -> Answer {
    let headers = [("Content-Type", "application/json"), ("Link", link)];
    Answer::new("200 OK", &headers, body)
}

#[tokio::test]
async fn links_are_followed_as_the_server_wrote_them() {
    let written = "/items/2?a=%7e+b,&&c=(;)";
    let server = Server::start(move |request| match request.target() {
        "/items" => linked(
            "[1, 2]",
            &format!("<{written}>; rel=\"next\"; title=\"rel=next, <x>\""),
        ),
        target if target == written => linked("[3]", "<?p=3>; rel=\"last next\""),
        "/items/2?p=3" => linked("[]", "<4;x=y#z>; rel=NEXT, </>; rel=first"),
        _ => linked("[4]", "</items>; rel=\"prev\""),
    })
    .await;
    let items: Vec<u32> = Linked.items(&client(&server)).try_collect().await.unwrap();
    assert_eq!(items, [1, 2, 3, 4]);
    assert_eq!(
        server.targets(),
        ["/items", written, "/items/2?p=3", "/items/4;x=y"]
    );
    for request in server.requests() {
        for (name, value) in [
            ("authorization", "Bearer ghp_token"),
            ("x-client", "walks"),
            ("accept", "application/json"),
        ] {
            assert_eq!(request.header(name).as_deref(), Some(value));
        }
    }
}

#[tokio::test]
async fn pages_come_with_their_status_and_headers() {
    let server = Server::script([
        linked("[1]", "</items?p=2>; rel=next"),
        Answer::json("203 Non-Authoritative Information", "[2]"),
    ])
    .await;
    let mut pages = Linked.pages(&client(&server));
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(
        (first.status().as_u16(), first.value().as_slice()),
        (200, &[1][..])
    );
    assert!(first.headers().contains_key("link"));
    assert_eq!(
        server.requests().len(),
        1,
        "the next page is asked for when it is wanted"
    );
    let second = pages.next().await.unwrap().unwrap();
    assert_eq!(
        (second.status().as_u16(), second.into_value()),
        (203, vec![2])
    );
    assert!(pages.next().await.is_none());
    assert!(pages.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn numbers_go_on_from_the_endpoints_own_and_end_at_a_page_without_items() {
    for (page, sent) in [
        (None, [None, Some(2), Some(3)]),
        (Some(0), [Some(0), Some(1), Some(2)]),
    ] {
        let server = Server::script([numbers("[1, 2]"), numbers("[3]"), numbers("[]")]).await;
        let endpoint = Numbered { page, per_page: 2 };
        let items: Vec<u32> = endpoint
            .items(&client(&server))
            .try_collect()
            .await
            .unwrap();
        assert_eq!(items, [1, 2, 3]);
        let expected = sent.map(|page| match (page, sent[0]) {
            (None, _) => "/items?sort=up&per_page=2".to_owned(),
            (Some(page), None) => format!("/items?sort=up&per_page=2&page%20number={page}"),
            (Some(page), _) => format!("/items?sort=up&page%20number={page}&per_page=2"),
        });
        assert_eq!(server.targets(), expected);
    }
}

#[tokio::test]
async fn numbered_pages_end_early_where_links_to_other_pages_show_no_next() {
    let server = Server::script([
        linked(
            "[1]",
            "<http://elsewhere.test/?page=2>; rel=\"next\", </items>; rel=\"first\"",
        ),
        linked("[2]", "</style.css>; rel=preload"),
        linked(
            "[3]",
            "</items?page=2>; rel=\"prev\", </items>; rel=\"first\"",
        ),
    ])
    .await;
    let endpoint = Numbered {
        page: Some(1),
        per_page: 1,
    };
    let items: Vec<u32> = endpoint
        .items(&client(&server))
        .try_collect()
        .await
        .unwrap();
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_numbered_list_that_is_cut_is_not_said_to_have_more() {
    let server = Server::answering(numbers("[1]")).await;
    let endpoint = Numbered {
        page: Some(1),
        per_page: 1,
    };
    let mut items = endpoint.items(&client(&server)).max_pages(2);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = items.next().await.unwrap().unwrap_err();
    let said = "GET /items?sort=up: the list may have more than 2 pages; ";
    assert!(
        error.is_paging() && error.to_string().starts_with(said),
        "{error}"
    );
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn numbered_pages_go_on_where_only_the_last_is_linked_until_it_is_there() {
    let last =
        "</items?page%20number=1>; rel=first, </items?page+number=9&page%20number=3>; rel=last";
    let before = format!("</items?page%20number=1>; rel=prev, {last}");
    for page in [None, Some(1)] {
        let server = Server::script([
            linked("[1]", last),
            linked("[2]", &before),
            linked("[3]", last),
            Answer::json("404 Not Found", "{}"),
        ])
        .await;
        let endpoint = Numbered { page, per_page: 1 };
        let items = endpoint.items(&client(&server)).try_collect::<Vec<u32>>();
        assert_eq!(items.await.unwrap(), [1, 2, 3]);
        assert_eq!(server.requests().len(), 3);
    }
}

#[endpoint(GET "/teams/<team>/members" -> Option<Vec<u32>>, paginate = page(page))]
struct Members<'a> {
    team: &'a str,
    page: Option<u64>,
}

#[tokio::test]
async fn a_list_that_does_not_exist_has_no_items() {
    let server = Server::answering(Answer::json("404 Not Found", "{}")).await;
    let team = String::from("x");
    let mut members = Members {
        team: &team,
        page: None,
    }
    .items(&client(&server));
    drop(team);
    assert!(members.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn generic_code_walks_any_paginated_endpoint() {
    async fn all<T>(client: &Client, endpoint: &T) -> usize
    where
        T: Paginated,
        T::Response: Page,
    {
        let mut items = client.items(endpoint);
        let mut count = 0;
        while let Some(item) = items.next().await {
            assert!(item.is_ok());
            count += 1;
        }
        count
    }
    let server = Server::script([numbers("[1]"), numbers("[2]"), numbers("[]")]).await;
    let endpoint = Numbered {
        page: Some(1),
        per_page: 1,
    };
    assert_eq!(all(&client(&server), &endpoint).await, 2);
}
