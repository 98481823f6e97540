//! What is sent for headers and for each kind of body, byte for byte.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use endpoint::{BaseUrl, Endpoint, Nullable, Part, StreamBody, endpoint};
use futures_util::stream;
use http_body_util::BodyExt as _;
use serde::Serialize;

fn base() -> BaseUrl {
    "http://api.test/v1".parse().unwrap()
}

/// Headers as lines, in the order of their names, and the body.
async fn sent<E: Endpoint>(endpoint: &E) -> (Vec<String>, String) {
    let (parts, body) = endpoint
        .request(&base())
        .map_err(|e| e.to_string())
        .unwrap()
        .into_parts();
    let mut lines: Vec<String> = parts
        .headers
        .iter()
        .filter(|(name, _)| *name != "accept")
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    let body = body.collect().await.unwrap().to_bytes();
    (lines, String::from_utf8_lossy(&body).into_owned())
}

fn refused<E: Endpoint>(endpoint: &E) -> String {
    let error = endpoint.request(&base()).expect_err("it is refused");
    assert!(error.is_build() && !error.may_have_reached_server());
    error.to_string()
}

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

#[endpoint(POST "/upload", body = multipart)]
struct Upload<'a> {
    title: &'a str,
    #[part("tag")]
    tags: Vec<u16>,
    skipped: Option<&'a str>,
    #[part(file)]
    data: Vec<u8>,
    #[part("files[]")]
    files: Vec<Part>,
}

/// A multipart body with its boundary written as `B`.
async fn parts<E: Endpoint>(endpoint: &E) -> (Vec<String>, String) {
    let (headers, body) = sent(endpoint).await;
    let boundary = headers
        .iter()
        .find_map(|line| line.split_once("boundary="))
        .unwrap()
        .1;
    let replaced = headers
        .iter()
        .map(|line| line.replace(boundary, "B"))
        .collect();
    (replaced, body.replace(boundary, "B").replace("\r\n", "\n"))
}

#[tokio::test]
async fn a_multipart_body_has_a_part_for_each_value() {
    let upload = Upload {
        title: "a \"b\"",
        tags: vec![1, 2],
        skipped: None,
        data: b"\x01".to_vec(),
        files: vec![
            Part::bytes("x,y")
                .file_name("a\"b\r\n.csv")
                .content_type("text/csv"),
            Part::stream(StreamBody::repeat(|| pieces(&["on", "e"]))),
        ],
    };
    let (headers, body) = parts(&upload).await;
    assert_eq!(headers, ["content-type: multipart/form-data; boundary=B"]);
    assert_eq!(
        body,
        "--B\nContent-Disposition: form-data; name=\"title\"\n\na \"b\"\n\
         --B\nContent-Disposition: form-data; name=\"tag\"\n\n1\n\
         --B\nContent-Disposition: form-data; name=\"tag\"\n\n2\n\
         --B\nContent-Disposition: form-data; name=\"data\"; filename=\"data\"\n\
         Content-Type: application/octet-stream\n\n\u{1}\n\
         --B\nContent-Disposition: form-data; name=\"files[]\"; filename=\"a%22b%0D%0A.csv\"\n\
         Content-Type: text/csv\n\nx,y\n\
         --B\nContent-Disposition: form-data; name=\"files[]\"\n\
         Content-Type: application/octet-stream\n\none\n--B--\n"
    );
}

#[tokio::test]
async fn a_content_type_that_would_break_the_part_is_refused() {
    let file = Part::bytes("x").content_type("text/csv\r\nx: y");
    let upload = Upload {
        title: "",
        tags: vec![],
        skipped: None,
        data: vec![],
        files: vec![file],
    };
    assert!(refused(&upload).contains("`files[]`"));
}

type Pieces = stream::Iter<std::vec::IntoIter<Result<Bytes, std::io::Error>>>;

fn pieces(texts: &[&'static str]) -> Pieces {
    stream::iter(
        texts
            .iter()
            .map(|text| Ok(Bytes::from_static(text.as_bytes())))
            .collect::<Vec<_>>(),
    )
}

#[endpoint(PUT "/stream")]
struct Stream {
    #[body(content_type = "text/plain")]
    data: StreamBody,
}

#[tokio::test]
async fn a_stream_is_sent_piece_by_piece_and_reports_its_progress() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    let data = StreamBody::once(pieces(&["one", "two"]))
        .length(6)
        .progress(move |sent, of| kept.lock().unwrap().push((sent, of)));
    let stream = Stream { data };
    let (headers, body) = sent(&stream).await;
    assert_eq!(headers, ["content-length: 6", "content-type: text/plain"]);
    assert_eq!(body, "onetwo");
    assert_eq!(*seen.lock().unwrap(), [(3, Some(6)), (6, Some(6))]);
    assert!(
        refused(&stream).contains("was sent already"),
        "never an empty body"
    );
}

#[tokio::test]
async fn a_repeated_stream_is_whole_each_time() {
    let stream = Stream {
        data: StreamBody::repeat(|| pieces(&["a", "b"])),
    };
    assert_eq!(sent(&stream).await.1, "ab");
    assert_eq!(sent(&stream).await.1, "ab");
}

#[tokio::test]
async fn a_stream_of_another_length_than_declared_is_an_error() {
    for (texts, length) in [(&["a", "b"][..], 1), (&["a"], 2), (&[], 1)] {
        let stream = Stream {
            data: StreamBody::once(pieces(texts)).length(length),
        };
        let body = stream.request(&base()).unwrap().into_body();
        let error = body.collect().await.unwrap_err().to_string();
        assert!(
            error.contains(&format!("declared to have {length} bytes")),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_file_is_read_while_it_is_sent() {
    let path = std::env::temp_dir().join(format!("endpoint-{}.txt", std::process::id()));
    let text = "0123456789".repeat(20_000);
    std::fs::write(&path, &text).unwrap();
    let stream = Stream {
        data: StreamBody::file(&path).unwrap(),
    };
    let (headers, body) = sent(&stream).await;
    assert_eq!(headers[0], "content-length: 200000");
    assert!(body == text);
    std::fs::remove_file(&path).unwrap();
    let gone = stream.request(&base()).unwrap().into_body();
    assert!(gone.collect().await.is_err());
    assert!(StreamBody::file(&path).is_err());
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
