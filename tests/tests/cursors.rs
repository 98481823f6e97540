//! Does a walk find the cursor in a page, and send it back as it came?

use std::borrow::Cow;

use endpoint::{Cursor, Nullable, Page, endpoint};
use endpoint_tests::calls::client;
use endpoint_tests::{Answer, Server};
use futures_util::TryStreamExt as _;
use serde::Deserialize;

#[derive(Deserialize, Page)]
struct Part {
    #[page(items)]
    items: Vec<u32>,
    meta: Meta,
}

#[derive(Deserialize)]
struct Meta {
    next: Option<String>,
}

#[endpoint(GET "/items" -> Part, paginate = cursor(after, meta.next))]
struct Followed<'a> {
    after: Option<&'a str>,
    tag: &'a str,
}

#[tokio::test]
async fn a_cursor_is_sent_as_a_value_of_the_query_until_it_is_null_or_empty() {
    for last in ["null", "\"\""] {
        let page = |item: u32, next: &str| {
            Answer::json(
                "200 OK",
                &format!(r#"{{"items": [{item}], "meta": {{"next": {next}}}}}"#),
            )
        };
        let server = Server::script([
            page(1, r#""a&b=c#/+ é%20""#),
            page(2, r#""\u0000\r\nX: y""#),
            page(3, last),
        ])
        .await;
        let endpoint = Followed {
            after: None,
            tag: "a b",
        };
        let items: Vec<u32> = endpoint
            .items(&client(&server))
            .try_collect()
            .await
            .unwrap();
        assert_eq!(items, [1, 2, 3]);
        assert_eq!(
            server.targets(),
            [
                "/items?tag=a%20b",
                "/items?tag=a%20b&after=a%26b%3Dc%23%2F%2B%20%C3%A9%2520",
                "/items?tag=a%20b&after=%00%0D%0AX%3A%20y",
            ]
        );
    }
}

/// A cursor of the user's own: an API that says `-1` at the end.
#[derive(Deserialize)]
struct Offset(i64);

impl Cursor for Offset {
    fn next(&self) -> Option<Cow<'_, str>> {
        (self.0 >= 0).then(|| self.0.to_string().into())
    }
}

#[derive(Deserialize, Page)]
struct Window {
    #[page(items)]
    rows: Vec<u32>,
    offset: Offset,
}

#[endpoint(GET "/rows" -> Window, paginate = cursor(offset, offset))]
struct ListRows {
    offset: i64,
}

#[tokio::test]
async fn a_type_of_the_users_can_be_the_cursor() {
    let server = Server::script([
        Answer::json("200 OK", r#"{"rows": [7], "offset": 1}"#),
        Answer::json("200 OK", r#"{"rows": [8, 9], "offset": -1}"#),
    ])
    .await;
    let items: Vec<u32> = ListRows { offset: 0 }
        .items(&client(&server))
        .try_collect()
        .await
        .unwrap();
    assert_eq!(items, [7, 8, 9]);
    assert_eq!(server.targets(), ["/rows?offset=0", "/rows?offset=1"]);
}

#[tokio::test]
async fn a_part_of_the_page_that_is_missing_has_no_cursor() {
    #[derive(Deserialize, Page)]
    struct Part {
        #[page(items)]
        results: Vec<u32>,
        paging: Option<Paging>,
    }
    #[derive(Deserialize)]
    struct Paging {
        next: Option<Box<Next>>,
    }
    #[derive(Deserialize)]
    struct Next {
        link: Nullable<Token>,
    }
    #[derive(Deserialize)]
    struct Token {
        after: String,
    }
    #[endpoint(GET "/items" -> Part, paginate = cursor(after, paging.next.link.after))]
    struct Search<'a> {
        after: Option<&'a str>,
    }

    for last in [
        "",
        r#", "paging": null"#,
        r#", "paging": {}"#,
        r#", "paging": {"next": {"link": null}}"#,
    ] {
        let server = Server::script([
            Answer::json(
                "200 OK",
                r#"{"results": [1], "paging": {"next": {"link": {"after": "b"}}}}"#,
            ),
            Answer::json("200 OK", &format!(r#"{{"results": [2]{last}}}"#)),
        ])
        .await;
        let items = Search { after: None }.items(&client(&server));
        assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1, 2]);
        assert_eq!(server.targets(), ["/items", "/items?after=b"]);
    }
}

#[tokio::test]
async fn a_list_that_is_gone_in_the_middle_of_a_walk_has_no_further_page() {
    #[endpoint(GET "/items" -> Option<Part>, paginate = cursor(after, meta.next))]
    struct Find<'a> {
        after: Option<&'a str>,
    }

    let server = Server::script([
        Answer::json("200 OK", r#"{"items": [1], "meta": {"next": "b"}}"#),
        Answer::json("404 Not Found", "{}"),
    ])
    .await;
    let items = Find { after: None }.items(&client(&server));
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap(), [1]);
    assert_eq!(server.targets(), ["/items", "/items?after=b"]);
}
