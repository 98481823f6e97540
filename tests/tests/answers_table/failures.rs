//! The failures of the table: what becomes of the declared type.

use endpoint::{Problem, endpoint};
use endpoint_tests::{Answer, Fault};

use crate::declared::{GetThing, NO, html};
use crate::section;

#[endpoint(POST "/thing", error = Problem)]
struct Make;

fn cut() -> Answer {
    let headers = [
        ("Content-Type", "application/json"),
        ("Content-Length", "99"),
    ];
    let mut answer = b"HTTP/1.1 500 Internal Server Error\r\n".to_vec();
    for (name, value) in headers {
        answer.extend(format!("{name}: {value}\r\n").bytes());
    }
    Answer::bytes([&answer[..], b"\r\n", NO.as_bytes()].concat()).then(Fault::Close)
}

pub(crate) async fn sections() -> String {
    let problem = r#"{"title": "No credit", "detail": "30 of 50"}"#;
    let long = format!("{{\"message\": \"{}\"}}", "m".repeat(1 << 20));
    let declared = section(
        "`error = Failure`",
        GetThing,
        [
            (
                "500 with `{\"message\": \"no\"}`",
                Answer::json("500 Internal Server Error", NO),
            ),
            (
                "the same as HTML",
                Answer::new(
                    "500 Internal Server Error",
                    &[("Content-Type", "text/html")],
                    NO,
                ),
            ),
            ("401 with it", Answer::json("401 Unauthorized", NO)),
            ("429 with it", Answer::json("429 Too Many Requests", NO)),
            (
                "400 with `{\"message\": 7}`",
                Answer::json("400 Bad Request", "{\"message\": 7}"),
            ),
            (
                "400 with `{\"detail\": \"no\"}`",
                Answer::json("400 Bad Request", "{\"detail\": \"no\"}"),
            ),
            ("502 with HTML", html("502 Bad Gateway")),
            (
                "502 without content",
                Answer::new("502 Bad Gateway", &[], ""),
            ),
            ("500 that breaks off", cut()),
            (
                "500 with more than a MiB",
                Answer::json("500 Internal Server Error", &long),
            ),
        ],
    );
    let problem = section(
        "`error = Problem` (RFC 9457)",
        Make,
        [
            (
                "402 with title and detail",
                Answer::new(
                    "402 Payment Required",
                    &[("Content-Type", "application/problem+json")],
                    problem,
                ),
            ),
            (
                "500 with `{}`",
                Answer::json("500 Internal Server Error", "{}"),
            ),
            (
                "500 with `{\"error\": {\"message\": \"no\"}}`",
                Answer::json(
                    "500 Internal Server Error",
                    "{\"error\": {\"message\": \"no\"}}",
                ),
            ),
            (
                "303 to another host",
                Answer::head(
                    "303 See Other",
                    &[
                        ("Location", "http://other.test/?token=t"),
                        ("Content-Length", "0"),
                    ],
                ),
            ),
        ],
    );
    declared.await + &problem.await
}
