//! Does a server that others wrote read what was declared? httpbin says what it understood.
//!
//! `bash .ci/httpbin cargo test -p endpoint-tests --test httpbin` runs it with a server.

use std::collections::BTreeMap;

use bytes::Bytes;
use endpoint::{Client, Endpoint, Part, StreamBody, endpoint};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// The client of the server that `.ci/httpbin` started, or none and a line that says so.
fn client() -> Option<Client> {
    let Ok(address) = std::env::var("ENDPOINT_HTTPBIN") else {
        println!("skipped: ENDPOINT_HTTPBIN is not set");
        return None;
    };
    Some(Client::new(address).unwrap())
}

/// What httpbin says of a request.
#[derive(Debug, Deserialize)]
struct Echo {
    method: Option<String>,
    url: String,
    args: Value,
    headers: BTreeMap<String, String>,
    #[serde(default)]
    form: Value,
    #[serde(default)]
    files: Value,
    #[serde(default)]
    data: String,
    #[serde(default)]
    json: Value,
}

async fn echo<E>(client: &Client, endpoint: &E) -> Echo
where
    E: Endpoint<Response = Echo>,
{
    client
        .send(endpoint)
        .await
        .map_err(|error| error.to_string())
        .unwrap()
}

#[endpoint(POST "/post" -> Echo, body = form)]
struct PostForm<'a> {
    text: &'a str,
    #[serde(rename = "list[] é\"&=")]
    list: &'a [&'a str],
    number: i128,
    float: f64,
    truth: bool,
    none: Option<u8>,
    #[query]
    page: u8,
}

#[tokio::test]
async fn a_form_is_read_as_it_was_declared() {
    let Some(client) = client() else { return };
    let hostile = "a b+c&d=e;%41\r\né\u{1f980}\0~*\"'<>\u{feff}";
    let form = PostForm {
        text: hostile,
        list: &["", "x y", "&=#"],
        number: i128::MIN,
        float: 0.1,
        truth: true,
        none: None,
        page: 2,
    };
    let echo = echo(&client, &form).await;
    assert_eq!(
        echo.form,
        json!({
            "text": hostile,
            "list[] é\"&=": ["", "x y", "&=#"],
            "number": i128::MIN.to_string(),
            "float": "0.1",
            "truth": "true",
        })
    );
    assert_eq!(echo.args, json!({"page": "2"}));
    assert_eq!(
        echo.headers["Content-Type"],
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        (echo.data.as_str(), echo.files, echo.json),
        ("", json!({}), Value::Null)
    );
}

/// A multipart body, to each of the routes that take one.
#[endpoint(POST "/<to>" -> Value, body = multipart)]
struct Upload<'a> {
    to: &'a str,
    title: &'a str,
    #[part("tag")]
    tags: Vec<u16>,
    #[part("a \"name\", é; x=y")]
    named: &'a str,
    skipped: Option<&'a str>,
    #[part(file)]
    data: Vec<u8>,
    #[part("files[] \"é\"")]
    files: Vec<Part>,
}

const TITLE: &str = "a \"b\"\r\n--é\u{1f980}\n";

/// What `.ci/httpbin_parts.py` answers: the parts that the server's parser found, in their order.
#[derive(Debug, Deserialize)]
struct Found {
    texts: Vec<(String, String)>,
    files: Vec<(String, String, String, String)>,
}

async fn upload<T: serde::de::DeserializeOwned>(client: &Client, to: &str, files: Vec<Part>) -> T {
    let upload = Upload {
        to,
        title: TITLE,
        tags: vec![1, 2],
        named: "",
        skipped: None,
        data: (0..=255).collect(),
        files,
    };
    let reply = client.send(&upload).await.map_err(|e| e.to_string());
    serde_json::from_value(reply.unwrap()).unwrap()
}

fn texts() -> Vec<(String, String)> {
    [
        ("title", TITLE),
        ("tag", "1"),
        ("tag", "2"),
        ("a \"name\", é; x=y", ""),
    ]
    .map(|(name, text)| (name.to_owned(), text.to_owned()))
    .to_vec()
}

fn pieces(count: usize) -> impl futures_util::Stream<Item = Result<Bytes, std::io::Error>> {
    stream::iter((0..count).map(|at| Ok(Bytes::from(piece(at)))))
}

fn piece(at: usize) -> String {
    format!("piece {at}\r\n--x\n")
}

fn joined(count: usize) -> String {
    (0..count).map(piece).collect()
}

#[tokio::test]
async fn a_multipart_body_is_read_as_it_was_declared() {
    let Some(client) = client() else { return };
    // No backslash: browsers send it as it is, and Werkzeug takes it for an escape.
    let names = [
        "a \"b\".csv",
        "é\u{1f980}.txt",
        "a;b=c, d.txt",
        "'%41.txt",
        "../x",
    ];
    let parts = names.map(|name| {
        Part::bytes("x,y\r\n")
            .file_name(name)
            .content_type("text/csv")
    });
    let found: Found = upload(&client, "parts", parts.to_vec()).await;
    assert_eq!(found.texts, texts());
    let all_bytes: String = (0..=255).map(char::from).collect();
    let file = |field: &str, name: &str, kind: &str, content: &str| {
        [field, name, kind, content].map(str::to_owned).into()
    };
    let mut expected = vec![file("data", "data", "application/octet-stream", &all_bytes)];
    expected.extend(names.map(|name| file("files[] \"é\"", name, "text/csv", "x,y\r\n")));
    assert_eq!(found.files, expected);
}

#[tokio::test]
async fn httpbins_own_echo_of_a_multipart_body_is_what_was_declared() {
    let Some(client) = client() else { return };
    let parts = vec![
        Part::bytes("a,b")
            .file_name("t.csv")
            .content_type("text/csv"),
    ];
    let echo: Echo = upload(&client, "post", parts).await;
    let expected = json!({
        "title": TITLE, "tag": ["1", "2"], "a \"name\", é; x=y": "",
    });
    assert_eq!(echo.form, expected);
    assert_eq!(echo.files["files[] \"é\""], "a,b");
    let data = echo.files["data"].as_str().unwrap();
    assert!(
        data.starts_with("data:application/octet-stream;base64,AAECAwQF"),
        "{data}"
    );
    let kind = &echo.headers["Content-Type"];
    assert!(kind.starts_with("multipart/form-data; boundary="), "{kind}");
    assert!(echo.headers.contains_key("Content-Length"));
}

#[tokio::test]
async fn a_stream_is_a_part_like_any_other_whether_its_length_is_known_or_not() {
    let Some(client) = client() else { return };
    for known in [true, false] {
        let mut long = StreamBody::once(pieces(5_000));
        let mut short = StreamBody::repeat(|| pieces(2));
        if known {
            long = long.length(joined(5_000).len() as u64);
            short = short.length(joined(2).len() as u64);
        }
        let parts = vec![
            Part::stream(long).file_name("long"),
            Part::bytes("").file_name("empty"),
            Part::stream(short)
                .file_name("short")
                .content_type("text/plain"),
        ];
        let found: Found = upload(&client, "parts", parts).await;
        assert_eq!(found.texts, texts());
        let files: Vec<_> = found.files[1..]
            .iter()
            .map(|(_, name, kind, content)| (&**name, &**kind, content.len()))
            .collect();
        let octets = "application/octet-stream";
        let expected = [
            ("long", octets, joined(5_000).len()),
            ("empty", octets, 0),
            ("short", "text/plain", joined(2).len()),
        ];
        assert_eq!(files, expected);
        assert_eq!(found.files[1].3, joined(5_000));
        assert_eq!(found.files[3].3, joined(2));
    }
}

#[endpoint(PUT "/put" -> Echo)]
struct PutText<'a> {
    #[body]
    text: &'a str,
}

#[endpoint(PUT "/put" -> Echo)]
struct PutBytes {
    #[body]
    bytes: Vec<u8>,
}

#[endpoint(PUT "/put" -> Echo)]
struct PutStream {
    #[body(content_type = "text/csv")]
    data: StreamBody,
}

#[endpoint(PATCH "/anything/<id>" -> Echo)]
struct PatchThing<'a> {
    id: &'a str,
    title: &'a str,
    tags: Vec<u64>,
    inner: Option<Inner>,
    none: Option<u8>,
}

#[derive(Serialize)]
struct Inner {
    float: f64,
    absent: Option<u8>,
}

#[tokio::test]
async fn whole_bodies_arrive_with_their_content_type_and_length() {
    let Some(client) = client() else { return };
    let text = "é\0\r\n\u{feff}\"x\"";
    let reply = echo(&client, &PutText { text }).await;
    assert_eq!(reply.data, text);
    assert_eq!(reply.headers["Content-Type"], "text/plain; charset=utf-8");
    assert_eq!(reply.headers["Content-Length"], text.len().to_string());

    let bytes = vec![0xff, 0, 1];
    let reply = echo(&client, &PutBytes { bytes }).await;
    assert_eq!(reply.data, "data:application/octet-stream;base64,/wAB");
    assert_eq!(reply.headers["Content-Type"], "application/octet-stream");

    let thing = PatchThing {
        id: "a/b ?é%",
        title: "\u{1f980}\"\\\u{1}",
        tags: vec![u64::MAX],
        inner: Some(Inner {
            float: -0.5,
            absent: None,
        }),
        none: None,
    };
    let reply = echo(&client, &thing).await;
    assert_eq!(reply.method.as_deref(), Some("PATCH"));
    assert_eq!(
        reply.json,
        json!({
            "title": "\u{1f980}\"\\\u{1}",
            "tags": [u64::MAX],
            "inner": {"float": -0.5, "absent": null},
        })
    );
    assert_eq!(reply.headers["Content-Type"], "application/json");
    assert!(reply.url.contains("/anything/a"), "{}", reply.url);
}

#[tokio::test]
async fn a_stream_is_framed_by_its_length_or_in_chunks() {
    let Some(client) = client() else { return };
    let text = joined(3_000);
    let length = text.len() as u64;
    let data = StreamBody::once(pieces(3_000)).length(length);
    let reply = echo(&client, &PutStream { data }).await;
    assert_eq!(reply.data, text);
    assert_eq!(reply.headers["Content-Length"], length.to_string());
    assert_eq!(reply.headers["Content-Type"], "text/csv");
    assert!(!reply.headers.contains_key("Transfer-Encoding"));

    let data = StreamBody::repeat(|| pieces(3_000));
    let reply = echo(&client, &PutStream { data }).await;
    assert_eq!(reply.data, text);
    assert_eq!(reply.headers["Transfer-Encoding"], "chunked");
    assert!(!reply.headers.contains_key("Content-Length"));

    let data = StreamBody::repeat(|| pieces(0));
    assert_eq!(echo(&client, &PutStream { data }).await.data, "");
}

#[endpoint(GET "/get?fixed=1" -> Echo, accept = "application/json", header("X-Fixed" = "f"))]
struct Get<'a> {
    q: &'a str,
    labels: &'a [&'a str],
    none: Option<u8>,
    #[header("X-Text")]
    text: &'a str,
    #[header("X-List")]
    list: &'a [&'a str],
    #[header(prefix = "x-meta-")]
    meta: BTreeMap<&'a str, u8>,
}

#[tokio::test]
async fn the_query_and_the_headers_arrive_as_declared_and_no_others() {
    let Some(client) = client() else { return };
    let q = "é & =?#+/ %41;\r\n\u{1f980}\0";
    let get = Get {
        q,
        labels: &["good first issue", "", "a,b"],
        none: None,
        text: "a  \"b\", é",
        list: &["a", "b,c"],
        meta: BTreeMap::from([("one", 1), ("two", 2)]),
    };
    let mut reply = echo(&client, &get).await;
    let labels = ["good first issue", "", "a,b"];
    assert_eq!(reply.args, json!({"fixed": "1", "q": q, "labels": labels}));
    // A header's bytes are Latin-1 to Python's gateways.
    let text = reply.headers.remove("X-Text").unwrap();
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    assert_eq!(str::from_utf8(&bytes).unwrap(), "a  \"b\", é");
    for name in ["Host", "User-Agent", "Accept-Encoding"] {
        reply.headers.remove(name);
    }
    let expected = [
        ("Accept", "application/json"),
        ("X-Fixed", "f"),
        ("X-List", "a, \"b,c\""),
        ("X-Meta-One", "1"),
        ("X-Meta-Two", "2"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(reply.headers, BTreeMap::from(expected));
}
