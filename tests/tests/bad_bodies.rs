//! Fifty bodies that are not what an endpoint declares, and what the error says of each.

use std::collections::BTreeMap;

use endpoint::{Client, Endpoint, Error, Retry, Text, endpoint};
use endpoint_tests::{Answer, Server};
use serde::Deserialize;
use serde::de::IgnoredAny;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Seat {
    #[serde(rename = "id")]
    _id: u32,
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "since")]
    _since: Option<i8>,
    #[serde(rename = "rate")]
    _rate: Option<f32>,
}

#[derive(Debug, Deserialize)]
struct Page {
    #[serde(rename = "items")]
    _items: Vec<Seat>,
    #[serde(rename = "by_id", default)]
    _by_id: BTreeMap<u8, bool>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Event {
    Added { _at: u64 },
    Removed,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[serde(rename = "ok")]
    _ok: bool,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Plan {
    Business,
    Enterprise(IgnoredAny),
}

macro_rules! endpoints {
    ($($name:ident: $type:ty;)*) => {
        $(#[endpoint(GET "/thing" -> $type)] struct $name;)*
    };
}

endpoints! {
    GetSeat: Seat;
    GetPage: Page;
    GetEvent: Event;
    GetStrict: Strict;
    GetPlan: Plan;
    GetByte: u8;
    GetPair: (u8, String);
    GetText: Text;
}

/// Asks a server that answers with this body, and gives the one error.
async fn error<E: Endpoint>(endpoint: E, status: &str, body: &[u8]) -> Error<E::Error> {
    let server = Server::answering(Answer::new(status, &[], body)).await;
    let client = Client::new(server.base())
        .unwrap()
        .with_retry(Retry::none());
    let shown = String::from_utf8_lossy(body).into_owned();
    let error = client.send(&endpoint).await.err();
    assert_eq!(server.requests().len(), 1);
    error.unwrap_or_else(|| panic!("{shown} was taken"))
}

/// Where each body goes wrong, and what stands in the sentence.
macro_rules! bodies {
    ($($test:ident: $endpoint:ident { $($body:expr => $said:expr;)* })*) => {
        $(#[tokio::test]
        async fn $test() {
            $({
                let body = $body;
                let body: &[u8] = body.as_ref();
                let error = error($endpoint, "200 OK", body).await;
                let said = error.to_string();
                assert!(error.is_decode() && error.status().unwrap() == 200, "{said}");
                assert_eq!(error.body().unwrap(), body);
                assert!(said.starts_with("GET /thing: 200 OK, but its body is not "), "{said}");
                assert!(said.contains($said), "{said}\n{}", $said);
                assert!(said.chars().count() < 700 && !said.contains(char::is_control), "{said}");
            })*
        })*

        /// How many there are.
        const COUNT: usize = [$($($said),*),*].len();
    };
}

bodies! {
    what_is_no_json_says_where_it_stops_being_it: GetSeat {
        " " => "(byte 1): not JSON: expected a value, found the end of the body";
        "<!doctype html><p>Sign in</p>" => "(byte 0): not JSON: expected a value, found `<`";
        "Service unavailable" => "(byte 0): not JSON: expected a value, found `S`";
        "id=1&name=x" => "(byte 0): not JSON: expected a value, found `i`";
        "\u{feff}{\"id\":1}" => "found `\\u{feff}`";
        b"\xff\xfe{\0" => "(byte 0): not JSON: expected a value";
        b"\x1f\x8b\x08\x00" => "(byte 0): not JSON: expected a value, found `\\u{1f}`";
        "{" => "(byte 1): not JSON";
        "{\"id\"" => "(byte 5): not JSON: expected `:`";
        "{\"id\":" => "at `id` (byte 6): not JSON: expected a value";
        "{\"id\":1," => "(byte 8): not JSON";
        "{\"id\":1,}" => "(byte 8): not JSON";
        "{\"id\":1 \"name\":\"x\"}" => "(byte 8): not JSON: expected `,` or `}`";
        "{'id':1}" => "(byte 1): not JSON";
        "{id:1}" => "(byte 1): not JSON";
        "{\"id\":01}" => "at `id` (byte 7): not JSON";
        "{\"id\":+1}" => "at `id` (byte 6): not JSON: expected a value, found `+`";
        "{\"id\":.5}" => "at `id` (byte 6): not JSON";
        "{\"id\":0x10}" => "(byte 7): not JSON";
        "{\"id\":NaN}" => "at `id` (byte 6): not JSON: expected a value, found `N`";
        "{\"id\":1,\"name\":\"a\nb\"}" => "at `name` (byte 17): not JSON: expected no control character";
        "{\"id\":1,\"name\":\"\\q\"}" => "at `name` (byte 17): not JSON: expected an escape";
        "{\"id\":1,\"name\":\"x\"}{}" => "(byte 19): not JSON: expected nothing more";
        "// a comment\n{}" => "(byte 0): not JSON";
        "[".repeat(200_000) => "not JSON";
    }
    what_is_of_another_type_says_at_which_path: GetSeat {
        "null" => "at `.` (byte 0): expected struct Seat, found null";
        "true" => "at `.` (byte 0): expected struct Seat, found true";
        "{}" => "at `.` (byte 0): missing field `id`";
        "{\"id\":1}" => "missing field `name`";
        "{\"ID\":1,\"name\":\"x\"}" => "missing field `id`";
        "{\"id\":\"1\",\"name\":\"x\"}" => "at `id` (byte 6): expected u32, found string \"1\"";
        "{\"id\":1.0,\"name\":\"x\"}" => "at `id` (byte 6): expected u32, found number 1.0";
        "{\"id\":4294967296,\"name\":\"x\"}" => "at `id` (byte 6): expected u32, found number 4294967296";
        "{\"id\":1,\"name\":null}" => "at `name` (byte 15): expected a string, found null";
        "{\"id\":1,\"name\":\"\\ud83d\"}" => "at `name` (byte 15): expected a string";
        "{\"id\":1,\"id\":2,\"name\":\"x\"}" => "duplicate field `id`";
        "{\"id\":1,\"name\":\"x\",\"since\":-129}" => "at `since` (byte 27): expected i8, found number -129";
        "{\"id\":1,\"name\":\"x\",\"rate\":[]}" => "at `rate` (byte 26): expected f32, found an array";
    }
    what_is_deep_inside_says_the_whole_path: GetPage {
        "{\"items\":[{\"id\":1,\"name\":\"x\"},{\"id\":2,\"name\":7}]}" => "at `items[1].name` (byte 45)";
        "{\"items\":[{\"id\":1,\"name\":\"x\"},null]}" => "at `items[1]` (byte 30): expected struct Seat";
        "{\"items\":[],\"by_id\":{\"1\":true,\"256\":true}}" => "by_id";
        "{\"items\":[],\"by_id\":{\"1\":1}}" => "at `by_id[\"1\"]` (byte 25): expected a boolean, found number 1";
        "{\"items\":{}}" => "at `items` (byte 9): expected a sequence, found an object";
    }
    an_enum_names_what_it_knows: GetEvent {
        "{\"kind\":\"moved\"}" => "unknown variant \"moved\", expected `added`, `removed`";
        "{\"at\":1}" => "missing field `kind`";
        "{\"kind\":\"added\",\"_at\":\"x\"}" => "expected u64, found string \"x\"";
    }
    a_strict_type_names_the_field_that_is_too_much: GetStrict {
        "{\"ok\":true,\"more\":1}" => "unknown field \"more\", expected `ok`";
    }
    a_variant_with_a_value_is_no_bare_name: GetPlan {
        "\"enterprise\"" => "expected the variant with one value, found its bare name";
        "\"none\"" => "unknown variant \"none\", expected `business`, `enterprise`";
    }
    a_number_keeps_its_own_digits: GetByte {
        "1e400" => "expected u8, found number 1e400";
    }
    a_list_that_is_too_short_says_its_length: GetPair {
        "[1]" => "expected a tuple of size 2, found 1 of them";
    }
    a_text_is_utf_8: GetText {
        b"caf\xe9" => "not UTF-8";
    }
}

#[tokio::test]
async fn the_values_that_were_meant_are_taken() {
    for body in ["\"business\"", "{\"enterprise\":7}"] {
        let server = Server::answering(Answer::json("200 OK", body)).await;
        let client = Client::new(server.base()).unwrap();
        assert!(GetPlan.send(&client).await.is_ok(), "{body}");
    }
    let server = Server::answering(Answer::json("200 OK", "{\"kind\":\"removed\"}")).await;
    let client = Client::new(server.base()).unwrap();
    let event = GetEvent.send(&client).await;
    assert!(matches!(event, Ok(Event::Removed)));
}

const _: () = assert!(COUNT >= 50, "there are fifty of them");
