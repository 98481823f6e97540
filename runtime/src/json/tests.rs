//! Does the tape decode as `serde_json` does, and explain itself better?

mod bad_bodies;
mod explains;
mod fuzz;
mod parity;
mod places;
mod roots;
mod types;

use std::fmt::Debug;

use serde::de::DeserializeOwned;

use super::{DecodeError, JsonError, Tape};

fn decode<T: DeserializeOwned>(body: &[u8]) -> Result<T, DecodeError> {
    let tape = Tape::parse(body);
    tape.decode().map_err(|error| tape.explain(error))
}

impl Tape<'_> {
    fn decode<T: DeserializeOwned>(&self) -> Result<T, JsonError> {
        let mut value = None;
        self.fill(&mut value)?;
        Ok(value.expect("what was decoded is there"))
    }
}

/// Both refuse the body, or both make the same of it.
fn same<T: DeserializeOwned + Debug>(body: &[u8]) {
    let ours = decode::<T>(body);
    let theirs = serde_json::from_slice::<T>(body);
    let shown = String::from_utf8_lossy(body);
    let name = std::any::type_name::<T>();
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            assert_eq!(
                format!("{ours:?}"),
                format!("{theirs:?}"),
                "{name} from {shown}"
            );
        }
        (Err(ours), Err(_)) => check(&ours, body),
        (ours, theirs) => panic!("{name} from {shown}: {ours:?}, but {theirs:?}"),
    }
}

/// What holds for every error.
fn check(error: &DecodeError, body: &[u8]) {
    let said = error.to_string();
    assert!(error.byte() <= body.len(), "{said}");
    assert!(!said.chars().any(char::is_control), "{said:?}");
    assert!(said.chars().count() < 1_500, "{said}");
    assert!(!error.is_absent() && !error.path().is_empty(), "{said}");
    let excerpt = said
        .rsplit_once("the body there: `")
        .map_or("", |(_, excerpt)| excerpt);
    assert!(excerpt.chars().count() <= 201, "{said}");
}
