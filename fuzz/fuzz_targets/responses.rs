//! Is every response's body decoded or refused as serde_json does, and without a panic?

#![no_main]

use std::borrow::Cow;
use std::collections::BTreeMap;

use bytes::Bytes;
use endpoint::{Endpoint, endpoint};
use libfuzzer_sys::fuzz_target;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code, reason = "shown by Debug")]
struct Rich {
    id: u64,
    small: Option<i8>,
    wide: Option<i128>,
    float: Option<f64>,
    single: Option<f32>,
    truth: Option<bool>,
    letter: Option<char>,
    text: Option<Cow<'static, str>>,
    #[serde(default)]
    list: Vec<Rich>,
    pair: Option<(u8, String)>,
    map: Option<BTreeMap<String, f64>>,
    numbered: Option<BTreeMap<i16, ()>>,
    kind: Option<Kind>,
    shape: Option<Shape>,
    loose: Option<Loose>,
    any: Option<Value>,
    #[serde(flatten)]
    rest: Option<Flat>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "shown by Debug")]
struct Flat {
    flat: u32,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "shown by Debug")]
struct Strict {
    id: u8,
    kind: Option<Kind>,
    letter: Option<char>,
    map: Option<BTreeMap<i16, f32>>,
    wide: Option<u128>,
    list: Option<Vec<Strict>>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "shown by Debug")]
enum Kind {
    Unit,
    New(u8),
    Tuple(u8, String),
    Struct { a: i32 },
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
#[allow(dead_code, reason = "shown by Debug")]
enum Shape {
    Circle { radius: f64 },
    Point,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code, reason = "shown by Debug")]
enum Loose {
    Number(i32),
    Text(String),
    List(Vec<u8>),
}

#[endpoint(GET "/rich" -> Rich, error = Strict)]
struct GetRich;

#[endpoint(GET "/strict" -> Strict)]
struct GetStrict;

#[endpoint(GET "/any" -> Value)]
struct GetAny;

#[endpoint(GET "/unit" -> Vec<Option<Kind>>)]
struct GetKinds;

fn same<E>(body: &Bytes)
where
    E: Endpoint,
    E::Response: DeserializeOwned + std::fmt::Debug,
{
    let ours = E::response(http::Response::new(body.clone()));
    let theirs = serde_json::from_slice::<E::Response>(body);
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(format!("{ours:?}"), format!("{theirs:?}")),
        (Ok(ours), Err(theirs)) => panic!("only serde_json refuses: {ours:?}: {theirs}"),
        (Err(ours), Ok(theirs)) => panic!("only we refuse: {}: {theirs:?}", ours.untyped()),
        (Err(ours), Err(_)) => {
            assert!(ours.is_decode());
            let _ = ours.to_string();
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let body = Bytes::copy_from_slice(data);
    for status in [404, 422, 503] {
        let answer = http::Response::builder().status(status).body(body.clone());
        let error = GetRich::response(answer.unwrap()).unwrap_err();
        assert!(!error.is_decode());
        let _ = format!("{error} {error:?}");
    }
    // No body at all is another case: there, an `Option` is `None`.
    if !body.is_empty() {
        same::<GetRich>(&body);
        same::<GetStrict>(&body);
        same::<GetAny>(&body);
        same::<GetKinds>(&body);
    }
});
