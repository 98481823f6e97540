//! Is the verdict that of `serde_json` on bodies that nobody thought of?

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::num::NonZeroU8;

use proptest::prelude::*;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::parity::{NUMBERS, all};
use super::same;
use super::types::*;

fn json() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "a",
        "b",
        "c",
        "A",
        "B",
        "C",
        "D",
        "type",
        "id",
        "login",
        "score",
        "admin",
        "Ok",
        "1",
        "-7",
        "1.5",
        "true",
        "x",
        "long name",
        "é",
        "\\u0061",
        "\\ud800",
        "\\n",
        "",
        "zzz",
        "longName",
    ]);
    let number = prop::sample::select(NUMBERS.split_whitespace().collect::<Vec<_>>());
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|bool| bool.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        (-300..300_i32).prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        number.prop_map(str::to_owned),
        word.clone().prop_map(|word| format!("\"{word}\"")),
    ];
    leaf.prop_recursive(5, 48, 5, move |inner| {
        let entry =
            (word.clone(), inner.clone()).prop_map(|(key, value)| format!("\"{key}\":{value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(|values| format!("[{}]", values.join(","))),
            prop::collection::vec(entry, 0..5).prop_map(|all| format!("{{{}}}", all.join(" , "))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_alike(body in prop::collection::vec(any::<u8>(), 0..24)) {
        all_but_controls(&body);
    }

    #[test]
    fn any_bytes_that_json_uses_are_read_alike(
        body in prop::collection::vec(prop::sample::select(br#"{}[],:"\u01dDa8ef+-.E ntrl"#.to_vec()), 0..24)
    ) {
        all_but_controls(&body);
    }

    #[test]
    fn made_json_is_read_alike(body in json()) {
        all(body.as_bytes());
    }

    #[test]
    fn spoilt_json_is_read_alike(
        body in json(),
        spoils in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..3),
    ) {
        let mut body = body.into_bytes();
        for (index, byte, how) in spoils {
            let at = index.index(body.len() + 1).min(body.len().saturating_sub(1));
            match how {
                0 => body.truncate(at),
                1 => body.insert(at, byte),
                2 if at < body.len() => body[at] = byte,
                _ if at < body.len() => { body.remove(at); },
                _ => {}
            }
        }
        all_but_controls(&body);
    }
}

/// Bytes are stricter than theirs about control characters; everything else is the same.
fn all_but_controls(body: &[u8]) {
    every!(strict, body);
    let printable: Vec<u8> = body.iter().map(|byte| *byte.max(&b' ')).collect();
    all(&printable);
}

fn strict<T: DeserializeOwned + Debug>(body: &[u8]) {
    if !std::any::type_name::<T>().contains("Bytes") {
        same::<T>(body);
    }
}
