//! What do `()` and `Option` make of a whole body?

use serde::Deserialize;

use super::decode;
use super::types::{User, Wrapped};
use crate::json::Tape;

#[derive(Debug, Deserialize, PartialEq)]
struct Done(());
#[derive(Debug, Deserialize, PartialEq)]
#[serde(transparent)]
struct Maybe<T> {
    inner: Option<T>,
}

const BODIES: [&[u8]; 9] = [
    b"", b" ", b"null", b"{}", b"[1,2]", b"3", b"<html>", b"{\"a\":", b"\xff",
];

#[test]
fn a_unit_at_the_root_takes_any_body() {
    for body in BODIES {
        assert_eq!(decode::<()>(body).unwrap(), ());
        assert_eq!(decode::<Option<()>>(body).unwrap(), Some(()));
        assert_eq!(decode::<Option<Done>>(body).unwrap(), Some(Done(())));
        assert_eq!(decode::<Option<Option<()>>>(body).unwrap(), Some(Some(())));
        assert_eq!(
            decode::<Maybe<()>>(body).unwrap(),
            Maybe { inner: Some(()) }
        );
        assert_eq!(decode::<Box<()>>(body).unwrap(), Box::new(()));
    }
}

#[test]
fn a_root_null_is_none_for_any_other_option() {
    assert!(decode::<Option<User>>(b" null ").unwrap().is_none());
    assert!(decode::<Option<Option<u8>>>(b"null").unwrap().is_none());
    assert!(
        decode::<Option<serde_json::Value>>(b"null")
            .unwrap()
            .is_none()
    );
    assert!(decode::<Option<Vec<()>>>(b"null").unwrap().is_none());
    assert!(
        decode::<Option<serde::de::IgnoredAny>>(b"null")
            .unwrap()
            .is_none()
    );
    assert!(
        decode::<Option<Box<serde_json::value::RawValue>>>(b"null")
            .unwrap()
            .is_none()
    );
    assert!(decode::<Wrapped>(b"null").is_ok());
    assert_eq!(
        decode::<serde_json::Value>(b"null").unwrap(),
        serde_json::Value::Null
    );
}

#[test]
fn an_option_of_what_is_not_json_is_the_syntax_error() {
    let error = decode::<Option<User>>(b"<html>").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("not JSON: expected a value, found `<`"),
        "{error}"
    );
}

#[test]
fn no_content_is_a_unit_or_none_or_an_error_that_says_so() {
    let tape = Tape::absent();
    assert_eq!(tape.decode::<()>().unwrap(), ());
    assert_eq!(tape.decode::<Option<()>>().unwrap(), Some(()));
    assert_eq!(tape.decode::<Option<Done>>().unwrap(), Some(Done(())));
    assert_eq!(
        tape.decode::<Maybe<()>>().unwrap(),
        Maybe { inner: Some(()) }
    );
    assert_eq!(tape.decode::<Maybe<u8>>().unwrap(), Maybe { inner: None });
    assert!(tape.decode::<Option<User>>().unwrap().is_none());
    assert!(
        tape.decode::<Option<serde_json::Value>>()
            .unwrap()
            .is_none()
    );
    assert!(
        tape.decode::<Option<serde::de::IgnoredAny>>()
            .unwrap()
            .is_none()
    );
    let error = tape.explain(tape.decode::<User>().unwrap_err());
    assert!(error.is_absent());
    assert_eq!(error.to_string(), "the response has no content");
    for refused in [
        tape.decode::<Vec<u8>>().is_err(),
        tape.decode::<u8>().is_err(),
        tape.decode::<String>().is_err(),
        tape.decode::<serde_json::Value>().is_err(),
        tape.decode::<serde::de::IgnoredAny>().is_err(),
        tape.decode::<Box<serde_json::value::RawValue>>().is_err(),
        tape.decode::<super::types::External>().is_err(),
        tape.decode::<super::types::Bytes>().is_err(),
        tape.decode::<bool>().is_err(),
        tape.decode::<i128>().is_err(),
    ] {
        assert!(refused);
    }
}

#[test]
fn a_404_is_none_or_an_error() {
    let tape = Tape::missing();
    assert_eq!(tape.decode::<Option<()>>().unwrap(), None);
    assert!(tape.decode::<Option<User>>().unwrap().is_none());
    assert_eq!(tape.decode::<Maybe<()>>().unwrap(), Maybe { inner: None });
    assert!(tape.decode::<()>().is_err());
    let error = tape.explain(tape.decode::<User>().unwrap_err());
    assert!(!error.is_absent());
}

#[test]
fn below_the_root_a_unit_is_null() {
    assert!(decode::<Vec<()>>(b"[1]").is_err());
    assert_eq!(decode::<Vec<Option<()>>>(b"[null]").unwrap(), [None]);
    assert_eq!(decode::<((),)>(b"[null]").unwrap(), ((),));
}
