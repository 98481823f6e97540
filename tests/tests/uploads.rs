//! What is sent for multipart bodies, streams and files, piece by piece.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use endpoint::{Endpoint, Part, StreamBody, endpoint};
use endpoint_tests::unsent::{base, refused, sent};
use futures_util::stream;
use http_body_util::BodyExt as _;

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
async fn lengths_that_no_number_holds_are_no_length_and_no_panic() {
    let part = |length| Part::stream(StreamBody::repeat(|| pieces(&[])).length(length));
    for (files, known) in [
        (vec![part(1), part(2)], true),
        (vec![part(u64::MAX), part(u64::MAX)], false),
    ] {
        let upload = Upload {
            title: "",
            tags: vec![],
            skipped: None,
            data: vec![],
            files,
        };
        let request = upload.request(&base()).unwrap();
        assert_eq!(request.headers().contains_key("content-length"), known);
    }
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
