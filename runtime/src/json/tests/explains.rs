//! What does an error say?

use serde::Deserialize;

use super::decode;
use super::types::User;

#[derive(Debug, Deserialize)]
struct Seats {
    #[serde(rename = "seats_created")]
    _seats: u64,
}

#[derive(Debug, Deserialize)]
struct Page {
    #[serde(rename = "items")]
    _items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    #[serde(rename = "owner")]
    _owner: User,
}

#[test]
fn an_error_names_the_path_the_byte_and_the_body_there() {
    let error = decode::<Seats>(br#"{"seats_created":"five"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"at `seats_created` (byte 17): expected u64, found string "five"; "#.to_owned()
            + r#"the body there: `{"seats_created":"five"}`"#
    );
    assert_eq!((error.path(), error.byte()), ("seats_created", 17));
}

#[test]
fn a_path_goes_through_arrays_and_objects() {
    let body = br#"{"items":[{"owner":{"id":1,"login":"a"}},{"owner":{"id":2,"login":null}}]}"#;
    let error = decode::<Page>(body).unwrap_err();
    assert_eq!(error.path(), "items[1].owner.login");
    assert!(
        error.to_string().contains("expected a string, found null"),
        "{error}"
    );
}
