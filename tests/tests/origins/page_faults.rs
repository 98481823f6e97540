//! Does a walk stay on its server, and end, whatever the server says? Each error is an item, the
//! last one, and nothing is sent for the page in question.

use std::time::Duration;

use endpoint::{Client, Error, MemoryTransport, Page, PageNumber, Raw, endpoint};
use endpoint_tests::calls::told;
use endpoint_tests::{Answer, Fault, Server, arm, tests};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};

tests! {
    a_link_to_another_origin_is_an_error_and_nothing_is_sent_there,
    another_scheme_or_port_of_the_same_host_is_another_origin,
    a_link_from_https_to_http_is_not_followed,
    a_page_that_names_itself_or_an_earlier_one_ends_the_walk,
    a_cursor_that_comes_again_ends_the_walk,
    a_list_without_an_end_ends_at_the_cap_with_an_error,
    a_list_that_ends_at_the_cap_is_whole,
    a_failure_in_the_middle_is_the_last_item_and_the_pages_before_it_are_whole,
    a_page_that_is_no_number_is_an_error_behind_the_first_page,
    a_first_request_that_can_not_be_built_is_an_error_and_nothing_is_sent,
    a_relative_link_begins_where_the_redirects_of_its_page_ended,
    a_page_that_was_redirected_to_another_origin_is_the_last,
}

#[endpoint(GET "/items" -> Vec<u32>, paginate = link)]
struct Linked;

#[endpoint(GET "/items" -> Vec<u32>, paginate = page(page))]
struct Numbered<'a> {
    page: Option<Number<'a>>,
}

/// A type of the user's that says it is a number, whatever it writes.
#[derive(Serialize)]
struct Number<'a>(&'a str);

impl PageNumber for Number<'_> {}

#[derive(Debug, Deserialize, Page)]
struct Part {
    #[page(items)]
    items: Vec<u32>,
    next: Option<u64>,
}

#[endpoint(GET "/items" -> Part, paginate = cursor(after, next))]
struct Followed {
    after: Option<u64>,
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer("ghp_Canary")
        .build()
        .unwrap()
}

fn linked(body: &str, link: &str) -> Answer {
    let headers = [("Content-Type", "application/json"), ("Link", link)];
    Answer::new("200 OK", &headers, body)
}

/// All that a walk gives: the items, and the error that ends it.
async fn walked(mut items: endpoint::Items<Vec<u32>, Raw>) -> (Vec<u32>, Option<Error>) {
    let (mut found, mut error) = (Vec::new(), None);
    while let Some(item) = items.next().await {
        assert!(error.is_none(), "nothing follows an error");
        match item {
            Ok(item) => found.push(item),
            Err(why) => error = Some(why),
        }
    }
    (found, error)
}

/// Says why, in words that repeat nothing of the link's path or query and no credential.
fn said(error: &Error) -> String {
    assert!(error.is_paging() && !error.is_build() && !error.may_have_reached_server());
    let text = error.to_string();
    assert!(text.starts_with("GET /items: "), "{text}");
    let all = told(error);
    assert!(!all.contains("canary") && !all.contains("Canary"), "{all}");
    text
}

async fn a_link_to_another_origin_is_an_error_and_nothing_is_sent_there() {
    let other = Server::answering(Answer::json("200 OK", "[9]")).await;
    let host = other.host();
    for target in [
        format!("http://{host}/items?canary"),
        format!("//{host}/items?canary"),
        format!("HTTP://{host}/canary"),
        format!("http:{host}/canary"),
        format!("http:///{host}/canary"),
        format!("http://canary@{host}/"),
        format!("http://127.0.0.1:1@{host}/canary"),
        format!("\\\\\\\\{host}/canary"),
        format!("/\\\\{host}/canary"),
        format!("https://{host}/canary"),
        "https://canary.test/".replace("canary", "elsewhere"),
        "ftp://127.0.0.1/canary".to_owned(),
        "javascript:canary".to_owned(),
        "http://127.0.0.1:1/canary".to_owned(),
        "http://localhost/canary".to_owned(),
    ] {
        for ahead in [false, true] {
            let hostile = linked("[1, 2]", &format!("<{target}>; rel=next"));
            let server = Server::answering(hostile.wrong()).await;
            let mut items = Linked.items(&client(&server));
            if ahead {
                items = items.read_ahead();
            }
            let (found, error) = walked(items).await;
            assert_eq!(found, [1, 2], "the page itself is whole");
            let text = said(&error.expect(&target));
            assert!(text.contains("next page"), "{target}: {text}");
            assert_eq!(server.requests().len(), 1);
        }
    }
    assert_eq!(other.connections(), 0);
}

async fn another_scheme_or_port_of_the_same_host_is_another_origin() {
    let server = Server::faulty(|request| {
        let host = request.header("host").unwrap_or_default();
        linked("[1]", &format!("<https://{host}/items?page=2>; rel=next")).wrong()
    })
    .await;
    let (found, error) = walked(Linked.items(&client(&server))).await;
    assert_eq!(found, [1]);
    let text = said(&error.unwrap());
    assert!(
        text.contains(&format!("https://{}", server.host())),
        "{text}"
    );
    assert_eq!(server.requests().len(), 1);
}

/// In memory, for what is under test is where the request would go.
async fn a_link_from_https_to_http_is_not_followed() {
    for target in ["http://api.test/items?canary", "http://api.test:443/canary"] {
        let downgrade = arm(format_args!("a link to {target} on a page over https"));
        let transport = MemoryTransport::new(move |request| {
            assert_eq!(request.uri(), "https://api.test/items");
            downgrade.fire();
            let link = format!("<{target}>; rel=next");
            let page = http::Response::builder().header("Link", link);
            async move { Ok(page.body("[1]".into()).unwrap()) }
        });
        let client = Client::builder("https://api.test").bearer("ghp_Canary");
        let client = client.transport(transport).build().unwrap();
        let (found, error) = walked(Linked.items(&client)).await;
        assert_eq!(found, [1]);
        let text = said(&error.unwrap());
        assert!(text.contains("another origin, http://api.test"), "{text}");
    }
}

async fn a_page_that_names_itself_or_an_earlier_one_ends_the_walk() {
    for (links, pages) in [
        (["/items", "", ""], 1),
        (["/items#canary", "", ""], 1),
        (["/items/../items", "", ""], 1),
        (["", "", ""], 1),
        (["/a", "/items", ""], 2),
        (["/a", "/b", "/a"], 3),
        (["/a", "/b", "b"], 3),
    ] {
        let mut answers = links.map(|link| linked("[5]", &format!("<{link}>; rel=next")));
        answers[pages - 1] = answers[pages - 1].clone().wrong();
        let server = Server::script(answers).await;
        let (found, error) = walked(Linked.items(&client(&server))).await;
        assert_eq!(found, vec![5; pages], "{links:?}");
        let text = said(&error.unwrap());
        assert!(text.contains("there before"), "{text}");
        assert_eq!(server.requests().len(), pages);
    }
}

async fn a_cursor_that_comes_again_ends_the_walk() {
    let part = |next| Answer::json("200 OK", &format!(r#"{{"items": [1], "next": {next}}}"#));
    let server = Server::script([part(1), part(2), part(1)]).await;
    let all: Vec<_> = Followed { after: None }
        .pages(&client(&server))
        .collect()
        .await;
    assert_eq!(all.len(), 4);
    assert!(said(all[3].as_ref().unwrap_err()).contains("there before"));
    assert_eq!(server.requests().len(), 3);
}

async fn a_list_without_an_end_ends_at_the_cap_with_an_error() {
    for ahead in [false, true] {
        let server = Server::answering(Answer::json("200 OK", "[1]")).await;
        let mut items = Numbered { page: None }.items(&client(&server)).max_pages(7);
        if ahead {
            items = items.read_ahead();
        }
        let (found, error) = walked(items).await;
        assert_eq!(found, [1; 7]);
        let text = said(&error.unwrap());
        assert!(text.contains("more than 7 pages; `max_pages`"), "{text}");
        assert_eq!(server.requests().len(), 7);
    }
}

async fn a_list_that_ends_at_the_cap_is_whole() {
    let server = Server::script([
        linked("[1]", "<?p=2>; rel=next"),
        Answer::json("200 OK", "[2]"),
    ])
    .await;
    let (found, error) = walked(Linked.items(&client(&server)).max_pages(2)).await;
    assert!(error.is_none() && found == [1, 2]);
}

async fn a_failure_in_the_middle_is_the_last_item_and_the_pages_before_it_are_whole() {
    let link = "<?p=2>; rel=next";
    let cut = Answer::bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[3").then(Fault::Close);
    let silent = Answer::only(Fault::Silence);
    let bad = Answer::json("422 Unprocessable Entity", r#"{"message": "no such page"}"#);
    let html = Answer::json("200 OK", "<html>");
    for (second, fires, text) in [
        (cut, true, "broke off"),
        (silent, true, "within 80ms"),
        (bad, false, "422 Unprocessable Entity: no such page"),
        (html, false, "is not what the endpoint declares"),
    ] {
        for ahead in [false, true] {
            let answers = [linked("[1, 2]", link), second.clone()];
            let server = Server::script(answers).await;
            let client = Client::builder(server.base())
                .attempt_timeout(Duration::from_millis(80))
                .timeout(Duration::from_millis(80))
                .build()
                .unwrap();
            let mut items = Linked.items(&client);
            if ahead {
                items = items.read_ahead();
            }
            let (found, error) = walked(items).await;
            assert_eq!(found, [1, 2]);
            let error = error.unwrap();
            assert!(error.to_string().contains(text), "{error}");
            assert!(error.to_string().starts_with("GET /items: "), "{error}");
            assert!(!error.is_paging());
            if fires {
                assert!(!server.faults().await.is_empty());
            }
            assert!(server.requests().len() >= 2);
            assert!(
                server
                    .requests()
                    .iter()
                    .skip(1)
                    .all(|r| r.target() == "/items?p=2")
            );
        }
    }
}

async fn a_page_that_is_no_number_is_an_error_behind_the_first_page() {
    for page in ["x", "-1", "18446744073709551615"] {
        let server = Server::answering(Answer::json("200 OK", "[1]")).await;
        let page = Some(Number(page));
        let endpoint = Numbered { page };
        let (found, error) = walked(endpoint.items(&client(&server))).await;
        assert_eq!(found, [1]);
        assert!(said(&error.unwrap()).contains("`page`"));
        assert_eq!(server.requests().len(), 1);
    }
}

#[endpoint(GET "/items/<name>" -> Vec<u32>, paginate = link)]
struct Named<'a> {
    name: &'a str,
}

async fn a_first_request_that_can_not_be_built_is_an_error_and_nothing_is_sent() {
    let server = Server::answering(Answer::json("200 OK", "[1]")).await;
    let endpoint = Named { name: ".." };
    let (found, error) = walked(endpoint.items(&client(&server)).read_ahead()).await;
    assert!(found.is_empty());
    assert!(error.unwrap().is_build());
    assert_eq!(server.connections(), 0);
}

async fn a_relative_link_begins_where_the_redirects_of_its_page_ended() {
    let moved = |to: &str| {
        Answer::head(
            "301 Moved Permanently",
            &[("Location", to), ("Content-Length", "0")],
        )
    };
    let server = Server::script([
        moved("/new/place/items"),
        linked("[1]", "<more?p=2>; rel=next"),
        Answer::json("200 OK", "[2]"),
    ])
    .await;
    let (found, error) = walked(Linked.items(&client(&server))).await;
    assert!(error.is_none() && found == [1, 2], "{error:?}");
    assert_eq!(server.requests()[2].target(), "/new/place/more?p=2");
}

async fn a_page_that_was_redirected_to_another_origin_is_the_last() {
    let other = Server::answering(linked("[7]", "<?p=2>; rel=next")).await;
    let location = other.base() + "/items";
    let headers = [("Location", &*location), ("Content-Length", "0")];
    let server = Server::answering(Answer::head("302 Found", &headers)).await;
    let (found, error) = walked(Linked.items(&client(&server))).await;
    assert_eq!(found, [7]);
    assert!(said(&error.unwrap()).contains("another origin"));
    assert_eq!((server.requests().len(), other.requests().len()), (1, 1));
    assert!(other.request().header("authorization").is_none());
}
