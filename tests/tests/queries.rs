//! What a value does to the query: one pair, a pair for each item, or none; never another pair.

use endpoint::{BaseUrl, Client, Endpoint, endpoint};
use endpoint_tests::{Answer, Server};
use proptest::prelude::*;
use serde::Serialize;
use url::Url;

#[endpoint(GET "/search")]
#[derive(Default)]
struct Search<'a> {
    q: &'a str,
    page: Option<u32>,
    #[query("per-page")]
    per_page: Option<u8>,
    labels: &'a [&'a str],
    #[serde(rename = "draftOnly")]
    draft_only: bool,
    r#type: Option<&'a str>,
}

#[endpoint(GET "/styled")]
struct Styled<'a> {
    #[query(style = comma)]
    comma: &'a [&'a str],
    #[query(style = brackets)]
    brackets: &'a [u8],
    #[query(style = pipes)]
    pipes: &'a [&'a str],
    #[query(style = spaces)]
    spaces: &'a [&'a str],
}

#[endpoint(DELETE "/things?scope=all")]
struct DeleteFiltered<'a> {
    #[query]
    label: Option<&'a str>,
}

#[endpoint(GET "/weather")]
struct Weather {
    latitude: f64,
    near: Vec<f32>,
}

#[endpoint(POST "/weather")]
struct Report {
    celsius: f64,
    station: Option<Station>,
}

#[derive(Serialize)]
struct Station {
    heights: Vec<f32>,
}

async fn server() -> (Server, Client) {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

#[tokio::test]
async fn pairs_stand_in_the_order_of_the_fields_and_a_list_repeats_its_name() {
    let (server, client) = server().await;
    let search = Search {
        q: "é & =?#+/ %\u{1f980}",
        page: Some(0),
        per_page: Some(100),
        labels: &["good first issue", "", "a,b"],
        draft_only: false,
        r#type: Some("x"),
    };
    search.send(&client).await.unwrap();
    assert_eq!(
        server.request().target(),
        "/search?q=%C3%A9%20%26%20%3D%3F%23%2B%2F%20%25%F0%9F%A6%80&page=0&per-page=100\
         &labels=good%20first%20issue&labels=&labels=a%2Cb&draftOnly=false&type=x"
    );
}

#[tokio::test]
async fn none_and_an_empty_list_are_left_out_and_an_empty_text_is_sent() {
    let (server, client) = server().await;
    Search::default().send(&client).await.unwrap();
    assert_eq!(server.request().target(), "/search?q=&draftOnly=false");
}

#[tokio::test]
async fn a_style_says_how_a_list_is_written() {
    let (server, client) = server().await;
    let styled = Styled {
        comma: &["a,b", "c"],
        brackets: &[1, 2],
        pipes: &["a b", "c"],
        spaces: &["a", "b|c"],
    };
    styled.send(&client).await.unwrap();
    assert_eq!(
        server.request().target(),
        "/styled?comma=a%2Cb,c&brackets%5B%5D=1&brackets%5B%5D=2&pipes=a%20b%7Cc&spaces=a%20b%7Cc"
    );
}

#[tokio::test]
async fn a_fixed_query_comes_first() {
    let (server, client) = server().await;
    DeleteFiltered {
        label: Some("a&scope=none"),
    }
    .send(&client)
    .await
    .unwrap();
    DeleteFiltered { label: None }.send(&client).await.unwrap();
    let targets: Vec<String> = server
        .requests()
        .iter()
        .map(|r| r.target().to_owned())
        .collect();
    assert_eq!(
        targets,
        [
            "/things?scope=all&label=a%26scope%3Dnone",
            "/things?scope=all"
        ]
    );
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_in_the_query_and_no_byte_is_sent() {
    let (server, client) = server().await;
    for (latitude, near) in [
        (f64::NAN, vec![]),
        (f64::INFINITY, vec![]),
        (f64::NEG_INFINITY, vec![]),
        (1.0, vec![2.0, f32::NAN]),
    ] {
        let error = Weather { latitude, near }.send(&client).await.unwrap_err();
        assert!(
            error.is_build() && !error.may_have_reached_server(),
            "{error}"
        );
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_number_that_is_none_is_refused_in_json_however_deep_and_no_byte_is_sent() {
    let (server, client) = server().await;
    let station = |height| {
        Some(Station {
            heights: vec![0.0, height],
        })
    };
    for (celsius, station) in [
        (f64::NAN, None),
        (f64::INFINITY, None),
        (1.0, station(f32::NAN)),
        (1.0, station(f32::NEG_INFINITY)),
    ] {
        let error = Report { celsius, station }.send(&client).await.unwrap_err();
        assert!(
            error.is_build() && !error.may_have_reached_server(),
            "{error}"
        );
    }
    assert_eq!(server.connections(), 0);
    Report {
        celsius: -0.5,
        station: station(2.0),
    }
    .send(&client)
    .await
    .unwrap();
    let body = r#"{"celsius":-0.5,"station":{"heights":[0.0,2.0]}}"#;
    assert_eq!(server.request().body(), body);
}

fn base() -> BaseUrl {
    "https://api.example".parse().unwrap()
}

proptest! {
    #[test]
    fn any_values_come_back_from_the_query_as_they_were(
        q in any::<String>(),
        page in any::<Option<u32>>(),
        labels in prop::collection::vec(any::<String>(), 0..4),
        kind in prop::option::of("[&=;+%#?\\[\\] ]{0,4}"),
    ) {
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let search = Search {
            q: &q,
            page,
            per_page: None,
            labels: &labels,
            draft_only: true,
            r#type: kind.as_deref(),
        };
        let request = search.request(&base()).unwrap();
        let text = request.uri().to_string();
        let url = Url::parse(&text).unwrap();
        prop_assert_eq!(url.as_str(), &text);
        prop_assert_eq!(url.path(), "/search");
        prop_assert_eq!(url.fragment(), None);
        let mut expected = vec![("q".to_owned(), q.clone())];
        expected.extend(page.map(|page| ("page".to_owned(), page.to_string())));
        expected.extend(labels.iter().map(|label| ("labels".to_owned(), (*label).to_owned())));
        expected.push(("draftOnly".to_owned(), "true".to_owned()));
        expected.extend(kind.clone().map(|kind| ("type".to_owned(), kind)));
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        prop_assert_eq!(pairs, expected);
    }
}
