//! What is sent for headers and for each kind of body, byte for byte.

use std::borrow::Cow;
use std::collections::BTreeMap;

use bytes::Bytes;
use endpoint::{Endpoint, Nullable, endpoint};
use endpoint_tests::unsent::{base, refused, sent};
use serde::Serialize;

#[derive(Serialize)]
struct Note<'a> {
    title: &'a str,
    text: Option<&'a str>,
}

#[endpoint(PUT "/notes/<id>")]
struct PutNote<'a> {
    id: u8,
    #[body]
    note: Note<'a>,
}

#[tokio::test]
async fn a_struct_is_the_whole_body_by_serdes_own_rules() {
    let (headers, body) = sent(&PutNote {
        id: 1,
        note: Note {
            title: "a",
            text: None,
        },
    })
    .await;
    assert_eq!(headers, ["content-type: application/json"]);
    assert_eq!(body, r#"{"title":"a","text":null}"#);
}

#[endpoint(POST "/patch")]
struct MergePatch<'a> {
    #[body(content_type = "application/merge-patch+json")]
    note: Option<&'a Note<'a>>,
}

#[tokio::test]
async fn a_body_has_the_content_type_that_is_declared_and_none_without_a_body() {
    let note = Note {
        title: "a",
        text: Some("b"),
    };
    let (headers, _) = sent(&MergePatch { note: Some(&note) }).await;
    assert_eq!(headers, ["content-type: application/merge-patch+json"]);
    let (headers, body) = sent(&MergePatch { note: None }).await;
    assert_eq!(
        (headers, body.as_str()),
        (vec!["content-length: 0".to_owned()], "")
    );
}

#[endpoint(POST "/raw")]
struct Send<T: endpoint::BodyContent> {
    #[body]
    data: T,
}

#[endpoint(POST "/text")]
struct SendText<'a> {
    #[body]
    text: Cow<'a, str>,
}

#[endpoint(POST "/bytes")]
struct SendBytes {
    #[body]
    bytes: Vec<u8>,
}

#[tokio::test]
async fn text_and_bytes_are_sent_as_they_are() {
    let (headers, body) = sent(&SendText {
        text: Cow::Borrowed("é\0\n"),
    })
    .await;
    assert_eq!(headers, ["content-type: text/plain; charset=utf-8"]);
    assert_eq!(body, "é\0\n");
    let (headers, body) = sent(&SendBytes {
        bytes: b"[1]".to_vec(),
    })
    .await;
    assert_eq!(headers, ["content-type: application/octet-stream"]);
    assert_eq!(body, "[1]");
    assert_eq!(
        sent(&Send {
            data: Bytes::from_static(b"x")
        })
        .await
        .1,
        "x"
    );
    assert_eq!(
        sent(&Send { data: None::<&str> }).await.0,
        ["content-length: 0"]
    );
}

#[endpoint(POST "/json", body = json)]
struct JsonText {
    #[body]
    text: &'static str,
}

#[tokio::test]
async fn text_is_json_where_the_attribute_says_so() {
    let (headers, body) = sent(&JsonText { text: "a\"b" }).await;
    assert_eq!(headers, ["content-type: application/json"]);
    assert_eq!(body, r#""a\"b""#);
}

#[endpoint(PATCH "/empty")]
struct AllOptional {
    name: Option<String>,
    note: Option<Nullable<String>>,
}

#[tokio::test]
async fn a_declared_object_is_sent_even_when_it_is_empty() {
    assert_eq!(
        sent(&AllOptional {
            name: None,
            note: None
        })
        .await
        .1,
        "{}"
    );
    let null = AllOptional {
        name: None,
        note: Some(Nullable::Null),
    };
    assert_eq!(sent(&null).await.1, r#"{"note":null}"#);
}

#[endpoint(POST "/form", body = form)]
struct Form<'a> {
    text: &'a str,
    #[serde(rename = "list[]")]
    list: Vec<u8>,
    none: Option<u8>,
    #[query]
    dry: bool,
}

#[endpoint(POST "/form", body = form)]
struct WholeForm<'a> {
    #[body]
    note: Note<'a>,
}

#[tokio::test]
async fn a_form_is_urlencoded_as_the_url_standard_does() {
    let form = Form {
        text: "a b&c=é~*",
        list: vec![1, 2],
        none: None,
        dry: true,
    };
    let (headers, body) = sent(&form).await;
    assert_eq!(headers, ["content-type: application/x-www-form-urlencoded"]);
    assert_eq!(body, "text=a+b%26c%3D%C3%A9%7E*&list%5B%5D=1&list%5B%5D=2");
    assert_eq!(
        form.request(&base()).unwrap().uri(),
        "http://api.test/v1/form?dry=true"
    );
    let whole = WholeForm {
        note: Note {
            title: "x y",
            text: None,
        },
    };
    assert_eq!(sent(&whole).await.1, "title=x+y");
}

#[endpoint(
    GET "/headers", accept = "text/plain",
    header("X-Fixed" = "attribute"), header("X-Other" = "attribute")
)]
struct Headers<'a> {
    #[header("X-Fixed")]
    fixed: Option<&'a str>,
    #[header("X-List")]
    list: &'a [&'a str],
    #[header("X-Api-Key", sensitive)]
    key: &'a str,
    #[header(prefix = "x-meta-")]
    meta: BTreeMap<&'a str, u8>,
}

#[tokio::test]
async fn headers_come_from_fields_and_then_from_the_attribute() {
    let mut headers = Headers {
        fixed: None,
        list: &["a", "b,c"],
        key: "s3cret",
        meta: BTreeMap::from([("one", 1), ("two", 2)]),
    };
    let (lines, _) = sent(&headers).await;
    assert_eq!(
        lines,
        [
            "x-api-key: s3cret",
            "x-fixed: attribute",
            "x-list: a, \"b,c\"",
            "x-meta-one: 1",
            "x-meta-two: 2",
            "x-other: attribute",
        ]
    );
    headers.fixed = Some("field");
    let request = headers.request(&base()).unwrap();
    assert_eq!(request.headers()["x-fixed"], "field");
    assert_eq!(request.headers()["accept"], "text/plain");
    assert!(!format!("{request:?}").contains("s3cret"));
    headers.key = "s3cret\r\nx: y";
    let text = refused(&headers);
    assert!(text.contains("`x-api-key`") && !text.contains("s3cret"));
    headers.key = "";
    headers.meta = BTreeMap::from([("a b s3cret", 1)]);
    assert!(!refused(&headers).contains("s3cret"));
}
