//! What does an error show of the body?

use std::time::{Duration, Instant};

use super::types::{Page, Seats, Tree, User};
use super::{check, decode};
use crate::json::Tape;

/// What stands between the last backquotes.
fn excerpt(body: &[u8]) -> String {
    let error = decode::<Vec<User>>(body).unwrap_err();
    check(&error, body);
    let said = error.to_string();
    let (_, excerpt) = said.split_once("the body there: `").unwrap();
    excerpt.strip_suffix('`').unwrap().to_owned()
}

#[test]
fn an_error_is_one_sentence_with_the_path_the_byte_and_the_body_there() {
    let error = decode::<Seats>(br#"{"seats_created":"five"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"at `seats_created` (byte 17): expected u64, found string "five"; "#.to_owned()
            + r#"the body there: `{"seats_created":"five"}`"#
    );
}

#[test]
fn a_path_goes_through_arrays_and_objects_past_what_was_skipped() {
    let body = br#"{"x":[[{"y":"\n"}]],"items":[{"owner":{"id":1,"login":"\t"}},
        {"z":{},"owner":{"id":2,"login":null}}]}"#;
    assert_eq!(
        decode::<Page>(body).unwrap_err().path(),
        "items[1].owner.login"
    );
}

#[test]
fn a_small_body_is_shown_whole_and_a_large_one_around_the_byte() {
    assert_eq!(excerpt(b"[ 1 ]"), "[ 1 ]");
    let user = r#"{"id":1,"login":"a"},"#;
    let large = format!("[{}7{}]", user.repeat(50), ",0".repeat(500));
    let shown = excerpt(large.as_bytes());
    assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    assert!(shown.contains(r#""login":"a"},7,0,0"#), "{shown}");
    assert_eq!(shown.chars().count(), 200);
}

#[test]
fn an_excerpt_is_valid_text_on_one_line_wherever_it_is_cut() {
    let text = "\u{1F600}é\u{202e}\u{7f}\n ";
    for before in 0..160 {
        let body = format!("[{}1,{}", " ".repeat(before), text.repeat(60));
        assert!(excerpt(body.as_bytes()).chars().count() <= 200);
        let body = format!("[\"{}{}\"", "x".repeat(before), "😀".repeat(90));
        assert!(excerpt(body.as_bytes()).chars().count() <= 200);
        let mut body = b"[\"".to_vec();
        body.resize(before + 2, b'x');
        body.resize(before + 200, 0xff);
        assert!(excerpt(&body).chars().count() <= 200);
    }
}

#[test]
fn what_a_value_or_a_message_shows_is_cut() {
    let long = "x\n\"".repeat(500);
    for body in [
        serde_json::json!([long]),
        serde_json::json!({ &long: { &long: 1 } }),
    ] {
        let body = body.to_string();
        for error in [
            decode::<Vec<u8>>(body.as_bytes()).unwrap_err(),
            decode::<std::collections::BTreeMap<String, u8>>(body.as_bytes()).unwrap_err(),
            decode::<super::types::External>(body.as_bytes()).unwrap_err(),
            decode::<Vec<std::net::IpAddr>>(body.as_bytes()).unwrap_err(),
        ] {
            check(&error, body.as_bytes());
            assert!(error.to_string().chars().count() < 500, "{error}");
        }
    }
}

#[test]
fn time_is_linear_in_the_body_whatever_it_holds() {
    let many = 400_000;
    for body in [
        "[".repeat(many),
        "{\"a\":".repeat(many / 4),
        format!("{}1", "[".repeat(many)),
        format!("[{}", "0,".repeat(many)),
        "1".repeat(many),
        format!("[1e{}]", "9".repeat(many)),
        format!("\"{}", "\\u0041".repeat(many / 6)),
        format!("[\"{}\",x", "\\ud800".repeat(many / 6)),
        format!("{{{}", "\"a\\n\":1,".repeat(many / 8)),
    ] {
        let start = Instant::now();
        let tape = Tape::parse(body.as_bytes());
        let _ = tape
            .decode::<serde_json::Value>()
            .map_err(|error| tape.explain(error));
        let _ = tape.decode::<Tree>().map_err(|error| tape.explain(error));
        // Two of these are within a second even without optimisation; a square would be hours.
        assert!(start.elapsed() < Duration::from_secs(20), "{}", &body[..20]);
    }
}
