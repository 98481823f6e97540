//! The declarations of the table, and the answers to each.

use endpoint::{Raw, Responses, Streaming, Text, endpoint};
use endpoint_tests::Answer;
use serde::Deserialize;

use crate::section;

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "it is shown as `Debug` has it")]
pub(crate) struct Thing {
    id: u32,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "it is shown as `Debug` has it")]
pub(crate) struct Failure {
    message: String,
}

#[endpoint(GET "/thing" -> Thing, error = Failure)]
pub(crate) struct GetThing;

#[endpoint(GET "/thing")]
struct Touch;

#[endpoint(GET "/thing" -> Option<Thing>)]
struct FindThing;

#[endpoint(GET "/thing" -> Option<()>)]
struct HasThing;

#[endpoint(HEAD "/thing" -> Option<()>)]
struct HeadThing;

#[endpoint(GET "/thing" -> Text)]
struct GetText;

#[endpoint(GET "/thing" -> Raw)]
struct GetRaw;

#[endpoint(GET "/thing" -> Streaming)]
struct Download;

#[derive(Debug, Responses)]
#[allow(dead_code, reason = "it is shown as `Debug` has it")]
enum Answered {
    #[status(200)]
    Found(Thing),
    #[status(304)]
    Unchanged,
    #[status(404)]
    Missing,
    #[status(4xx)]
    Refused(Failure),
}

#[endpoint(GET "/thing" -> Answered)]
struct Ask;

const THING: &str = r#"{"id": 7}"#;
pub(crate) const NO: &str = r#"{"message": "no"}"#;

fn ok(body: &str) -> Answer {
    Answer::json("200 OK", body)
}

pub(crate) fn html(status: &str) -> Answer {
    Answer::new(status, &[("Content-Type", "text/html")], "<html>")
}

fn no_content() -> Answer {
    Answer::head("204 No Content", &[])
}

fn missing() -> Answer {
    Answer::json("404 Not Found", NO)
}

fn unchanged() -> Answer {
    Answer::head("304 Not Modified", &[("ETag", "\"v1\"")])
}

pub(crate) async fn sections() -> String {
    let mut text = values().await;
    text += &options().await;
    text += &as_they_are().await;
    text + &by_status().await
}

async fn values() -> String {
    let value = section(
        "`-> Thing`: JSON",
        GetThing,
        [
            ("200 with `{\"id\": 7}`", ok(THING)),
            ("201 with the same", Answer::json("201 Created", THING)),
            (
                "200 with the same as `text/plain`",
                Answer::new("200 OK", &[], THING),
            ),
            ("200 with `{\"id\": \"seven\"}`", ok("{\"id\": \"seven\"}")),
            ("200 with `{\"id\": 7`", ok("{\"id\": 7")),
            ("200 with `null`", ok("null")),
            ("200 with HTML", html("200 OK")),
            ("200 without content", ok("")),
            ("204", no_content()),
            ("304", unchanged()),
            ("404", missing()),
        ],
    );
    let nothing = section(
        "No `->`, which is `()`: nothing",
        Touch,
        [
            ("200 with `{\"id\": 7}`", ok(THING)),
            ("200 with HTML", html("200 OK")),
            ("200 without content", ok("")),
            ("204", no_content()),
            ("404", missing()),
        ],
    );
    value.await + &nothing.await
}

async fn options() -> String {
    let value = section(
        "`-> Option<Thing>`: JSON, if there is any",
        FindThing,
        [
            ("200 with `{\"id\": 7}`", ok(THING)),
            ("200 with `null`", ok("null")),
            ("200 with `[]`", ok("[]")),
            ("200 without content", ok("")),
            ("204", no_content()),
            ("404", missing()),
            ("410", Answer::json("410 Gone", NO)),
        ],
    );
    let answer = section(
        "`-> Option<()>`: yes or no",
        HasThing,
        [
            ("200 with `{\"id\": 7}`", ok(THING)),
            ("204", no_content()),
            ("404", missing()),
            ("403", Answer::json("403 Forbidden", NO)),
        ],
    );
    let head = section(
        "`HEAD` with `-> Option<()>`",
        HeadThing,
        [
            (
                "200 that promises 99 bytes",
                Answer::head("200 OK", &[("Content-Length", "99")]),
            ),
            ("404", Answer::head("404 Not Found", &[])),
            ("403", Answer::head("403 Forbidden", &[])),
        ],
    );
    value.await + &answer.await + &head.await
}

async fn as_they_are() -> String {
    let text = section(
        "`-> Text`",
        GetText,
        [
            ("200 with HTML", html("200 OK")),
            ("204", no_content()),
            ("200 with the byte `ff`", Answer::new("200 OK", &[], [0xff])),
            ("404", missing()),
        ],
    );
    let raw = section(
        "`-> Raw`",
        GetRaw,
        [
            ("200 with the byte `ff`", Answer::new("200 OK", &[], [0xff])),
            ("204", no_content()),
            ("404", missing()),
        ],
    );
    let live = section(
        "`-> Streaming`",
        Download,
        [
            ("200 with HTML", html("200 OK")),
            (
                "200 in chunks",
                Answer::chunked("200 OK", &[], &[b"one", b"two"]).end(),
            ),
            ("404", missing()),
        ],
    );
    text.await + &raw.await + &live.await
}

async fn by_status() -> String {
    section(
        "`-> Answered`, an enum with `#[derive(Responses)]`: `Found(Thing)` for 200, `Unchanged` for \
         304, `Missing` for 404, `Refused(Failure)` for 4xx",
        Ask,
        [
            ("200 with `{\"id\": 7}`", ok(THING)),
            ("200 with `[]`", ok("[]")),
            ("200 without content", ok("")),
            ("304", unchanged()),
            ("404", missing()),
            ("403 with `{\"message\": \"no\"}`", Answer::json("403 Forbidden", NO)),
            ("403 with HTML", html("403 Forbidden")),
            ("201, which no variant is for", Answer::json("201 Created", THING)),
            ("500, which no variant is for", Answer::json("500 Internal Server Error", NO)),
        ],
    )
    .await
}
