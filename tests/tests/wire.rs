//! What arrives at a server: request line, headers and body, byte for byte.

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, SEATS_TARGET, Server, add_mona};

#[endpoint(GET "/things")]
struct GetThings;

#[endpoint(POST "/things")]
struct PostNothing;

#[endpoint(PUT "/things")]
struct PutNothing;

#[endpoint(PATCH "/things")]
struct PatchNothing;

#[endpoint(DELETE "/things")]
struct DeleteThings;

#[endpoint(HEAD "/things")]
struct HeadThings;

#[endpoint(OPTIONS "/things")]
struct OptionsThings;

#[endpoint(POST "/things")]
struct PostThing<'a> {
    name: &'a str,
    #[serde(rename = "displayName")]
    display_name: Option<&'a str>,
    r#type: u8,
}

#[endpoint(PUT "/things/<id>")]
struct PutThing<'a> {
    id: u32,
    tags: &'a [&'a str],
}

#[endpoint(PATCH "/things/<id>")]
struct PatchThing {
    id: u32,
    note: endpoint::Nullable<&'static str>,
    count: Option<endpoint::Nullable<u32>>,
}

#[endpoint(DELETE "/things/<id>", body = json)]
struct DeleteUsers<'a> {
    id: u32,
    selected_usernames: &'a [&'a str],
}

#[endpoint(POST "/token", body = form)]
struct PostForm<'a> {
    grant_type: &'a str,
    scope: &'a str,
}

#[endpoint(POST "/search", body = form)]
struct PostFilter {
    state: Option<u8>,
}

#[endpoint(PUT "/file")]
struct PutFile {
    #[body]
    bytes: Vec<u8>,
}

async fn created() -> Server {
    Server::answering(Answer::json("200 OK", r#"{"seats_created": 1}"#)).await
}

fn sorted(request: &endpoint_tests::Received) -> Vec<String> {
    let lines = request
        .headers()
        .map(|(name, value)| format!("{}: {value}", name.to_lowercase()));
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn the_seed_operation_arrives_as_it_is_documented() {
    let server = created().await;
    let client = Client::builder(server.base())
        .bearer("ghp_token")
        .user_agent("seats/1.0")
        .header("X-GitHub-Api-Version", "2022-11-28")
        .build()
        .unwrap();
    add_mona().send(&client).await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), format!("POST {SEATS_TARGET} HTTP/1.1"));
    assert_eq!(
        sorted(&request),
        [
            "accept-encoding: gzip".to_owned(),
            "accept: application/json".to_owned(),
            "authorization: Bearer ghp_token".to_owned(),
            "content-length: 31".to_owned(),
            "content-type: application/json".to_owned(),
            format!("host: {}", server.host()),
            "user-agent: seats/1.0".to_owned(),
            "x-github-api-version: 2022-11-28".to_owned(),
        ]
    );
    assert_eq!(request.body(), r#"{"selected_usernames":["mona"]}"#);
}

macro_rules! without_fields {
    ($($test:ident: $endpoint:expr => $line:expr, $length:expr;)*) => {$(
        #[tokio::test]
        async fn $test() {
            let server = created().await;
            let client = Client::new(server.base()).unwrap();
            $endpoint.send(&client).await.unwrap();
            let request = server.request();
            assert_eq!(request.line(), $line);
            let mut expected = vec![
                "accept-encoding: gzip".to_owned(),
                "accept: application/json".to_owned(),
                format!("host: {}", server.host()),
            ];
            let length: Option<&str> = $length;
            expected.extend(length.map(|length| format!("content-length: {length}")));
            expected.sort();
            assert_eq!(sorted(&request), expected);
            assert_eq!(request.body(), "");
        }
    )*};
}

without_fields! {
    a_get_has_no_body_and_no_content_type: GetThings => "GET /things HTTP/1.1", None;
    a_post_without_fields_says_that_its_length_is_zero:
        PostNothing => "POST /things HTTP/1.1", Some("0");
    a_put_without_fields_says_that_its_length_is_zero:
        PutNothing => "PUT /things HTTP/1.1", Some("0");
    a_patch_without_fields_says_that_its_length_is_zero:
        PatchNothing => "PATCH /things HTTP/1.1", Some("0");
    a_delete_without_fields_has_no_body: DeleteThings => "DELETE /things HTTP/1.1", None;
    a_head_has_no_body: HeadThings => "HEAD /things HTTP/1.1", None;
    an_options_has_no_body: OptionsThings => "OPTIONS /things HTTP/1.1", None;
}

macro_rules! with_body {
    ($($test:ident: $endpoint:expr => $line:expr, $kind:expr, $body:expr;)*) => {$(
        #[tokio::test]
        async fn $test() {
            let server = created().await;
            let client = Client::new(server.base()).unwrap();
            $endpoint.send(&client).await.unwrap();
            let request = server.request();
            assert_eq!(request.line(), $line);
            assert_eq!(request.body(), $body);
            assert_eq!(request.header("content-type").as_deref(), Some($kind));
            let length = $body.len().to_string();
            assert_eq!(request.header("content-length"), Some(length));
            assert_eq!(request.header("transfer-encoding"), None);
        }
    )*};
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

with_body! {
    a_property_has_its_renamed_name_and_a_raw_identifier_loses_its_prefix:
        PostThing { name: "a\"b\\\u{1f980}\n", display_name: Some("é"), r#type: 7 }
        => "POST /things HTTP/1.1", JSON,
           "{\"name\":\"a\\\"b\\\\\u{1f980}\\n\",\"displayName\":\"é\",\"type\":7}";
    a_property_that_is_none_is_left_out:
        PostThing { name: "", display_name: None, r#type: 0 }
        => "POST /things HTTP/1.1", JSON, r#"{"name":"","type":0}"#;
    a_put_sends_json_without_its_path_field:
        PutThing { id: 4, tags: &["a", "b"] }
        => "PUT /things/4 HTTP/1.1", JSON, r#"{"tags":["a","b"]}"#;
    an_empty_list_is_sent_in_json:
        PutThing { id: 4, tags: &[] } => "PUT /things/4 HTTP/1.1", JSON, r#"{"tags":[]}"#;
    a_patch_tells_absent_and_null_apart:
        PatchThing { id: 1, note: endpoint::Nullable::Null, count: None }
        => "PATCH /things/1 HTTP/1.1", JSON, r#"{"note":null}"#;
    a_patch_sends_null_and_values_where_they_are_given:
        PatchThing {
            id: 1,
            note: endpoint::Nullable::Value("x"),
            count: Some(endpoint::Nullable::Null),
        } => "PATCH /things/1 HTTP/1.1", JSON, r#"{"note":"x","count":null}"#;
    a_delete_with_a_json_body_sends_it:
        DeleteUsers { id: 9, selected_usernames: &["mona", "hubot"] }
        => "DELETE /things/9 HTTP/1.1", JSON, r#"{"selected_usernames":["mona","hubot"]}"#;
    a_form_is_urlencoded:
        PostForm { grant_type: "a b", scope: "x&y=z~*+é" }
        => "POST /token HTTP/1.1", FORM, "grant_type=a+b&scope=x%26y%3Dz%7E*%2B%C3%A9";
    a_form_without_a_pair_says_that_its_length_is_zero:
        PostFilter { state: None } => "POST /search HTTP/1.1", FORM, "";
    a_file_without_a_byte_says_that_its_length_is_zero:
        PutFile { bytes: Vec::new() } => "PUT /file HTTP/1.1", "application/octet-stream", "";
}

#[tokio::test]
async fn the_path_of_the_base_is_kept() {
    let server = created().await;
    let client = Client::new(server.base() + "/api/v3/").unwrap();
    GetThings.send(&client).await.unwrap();
    assert_eq!(server.request().target(), "/api/v3/things");
}
