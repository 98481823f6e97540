//! Whether values are written as serde_json writes them, and where they are not.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::value::RawValue;

use super::*;
use crate::Nullable;

/// The object that an endpoint with this one property sends.
fn property<T: Serialize>(value: &T) -> Result<String, String> {
    let mut out = vec![b'{'];
    value
        .serialize(JsonSerializer::property(&mut out, "k"))
        .map_err(|error| error.to_string())?;
    out.push(b'}');
    Ok(String::from_utf8(out).unwrap())
}

fn flat<T: Serialize>(before: &str, value: &T) -> Result<String, String> {
    let mut out = before.as_bytes().to_vec();
    value
        .serialize(JsonSerializer::flat(&mut out))
        .map_err(|error| error.to_string())?;
    out.push(b'}');
    Ok(String::from_utf8(out).unwrap())
}

/// Asserts that a value is written as serde_json writes it.
fn as_serde_json<T: Serialize>(value: &T) {
    let theirs = serde_json::to_string(value).unwrap();
    assert_eq!(property(value).unwrap(), format!("{{\"k\":{theirs}}}"));
}

#[derive(Serialize)]
enum Kind {
    Unit,
    Newtype(Option<u8>),
    Tuple(u8, char),
    Struct { a: Option<u8>, b: String },
}

#[derive(Serialize)]
struct Newtype<T>(T);

#[derive(Serialize)]
struct Unit;

#[derive(Serialize)]
struct Pair(i128, u128);

#[derive(Serialize)]
struct Nested<'a> {
    none: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<u8>,
    list: &'a [Option<u8>],
    #[serde(flatten)]
    more: BTreeMap<&'a str, f64>,
}

#[test]
fn every_kind_of_value_is_written_as_serde_json_writes_it() {
    as_serde_json(&(
        true,
        -1_i8,
        2_i64,
        i128::MIN,
        u128::MAX,
        'ü',
        "a\"\\\n\u{1}é",
    ));
    as_serde_json(&(1.5_f32, 0.1_f64, -0.0_f64, 1e300, 3.0));
    as_serde_json(&[
        Kind::Unit,
        Kind::Newtype(None),
        Kind::Newtype(Some(1)),
        Kind::Tuple(1, 'x'),
    ]);
    as_serde_json(&Kind::Struct {
        a: None,
        b: "b".into(),
    });
    as_serde_json(&(Newtype(vec![Newtype("x")]), Unit, ()));
    as_serde_json(&Pair(i128::MIN, u128::MAX));
    as_serde_json(&BTreeMap::from([(1_u64, vec!["a"]), (2, vec![])]));
    as_serde_json(&BTreeMap::from([(true, 1), (false, 0)]));
    as_serde_json(&BTreeMap::from([('x', BTreeMap::<String, u8>::new())]));
    as_serde_json(&Nested {
        none: None,
        skipped: None,
        list: &[None, Some(1)],
        more: BTreeMap::from([("x y", 1.0)]),
    });
    as_serde_json(&serde_json::json!({"a": [1, null, {"b": {}}], "": "c"}));
    as_serde_json(&RawValue::from_string("{ \"as\" : \"it is\" }".to_owned()).unwrap());
    as_serde_json(&vec![RawValue::from_string("1e5".to_owned()).unwrap()]);
}

#[test]
fn a_none_at_the_top_is_nothing_whatever_its_type_is_called() {
    type Alias = Option<u8>;
    for text in [
        property(&None::<u8>),
        property(&&(None as Alias)),
        property(&Newtype(None::<u8>)),
        property(&Box::new(Newtype(Newtype(None::<u8>)))),
    ] {
        assert_eq!(text.unwrap(), "{}");
    }
}

#[test]
fn null_is_sent_where_it_is_a_value() {
    assert_eq!(property(&Nullable::<u8>::Null).unwrap(), r#"{"k":null}"#);
    assert_eq!(
        property(&Some(Nullable::<u8>::Null)).unwrap(),
        r#"{"k":null}"#
    );
    assert_eq!(property(&Some(None::<u8>)).unwrap(), r#"{"k":null}"#);
    assert_eq!(property(&Some(Some(1))).unwrap(), r#"{"k":1}"#);
    assert_eq!(property(&serde_json::Value::Null).unwrap(), r#"{"k":null}"#);
    assert_eq!(property(&None::<Nullable<u8>>).unwrap(), "{}");
}

#[test]
fn nan_and_infinity_are_errors_wherever_they_stand() {
    assert!(property(&f64::NAN).unwrap_err().contains("RFC 8259"));
    assert!(property(&f32::INFINITY).is_err());
    assert!(property(&vec![Some(1.0), Some(f64::NEG_INFINITY)]).is_err());
    assert!(
        property(&Nested {
            none: None,
            skipped: None,
            list: &[],
            more: BTreeMap::from([("x", f64::NAN)]),
        })
        .is_err()
    );
}

#[test]
fn a_flattened_value_joins_the_object() {
    let value = BTreeMap::from([("a", 1), ("b", 2)]);
    assert_eq!(flat("{", &value).unwrap(), r#"{"a":1,"b":2}"#);
    assert_eq!(
        flat(r#"{"z":0"#, &Some(&value)).unwrap(),
        r#"{"z":0,"a":1,"b":2}"#
    );
    assert_eq!(flat("{", &None::<BTreeMap<String, u8>>).unwrap(), "{}");
    assert_eq!(
        flat("{", &Kind::Newtype(Some(1))).unwrap(),
        r#"{"Newtype":1}"#
    );
    assert_eq!(
        flat(
            "{",
            &Kind::Struct {
                a: None,
                b: String::new()
            }
        )
        .unwrap(),
        r#"{"Struct":{"a":null,"b":""}}"#
    );
    assert_eq!(
        flat("{", &Kind::Tuple(1, 'x')).unwrap(),
        r#"{"Tuple":[1,"x"]}"#
    );
    assert!(
        flat("{", &1)
            .unwrap_err()
            .contains("only a struct or a map")
    );
    assert!(flat("{", &[1]).is_err());
}

#[test]
fn a_key_that_is_no_text_is_refused() {
    let keys = BTreeMap::from([(vec![1], 1)]);
    assert!(property(&keys).unwrap_err().contains("a key must be text"));
    assert!(property(&BTreeMap::from([(None::<u8>, 1)])).is_err());
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        proptest::num::f64::NORMAL.prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_written_as_serde_json_writes_it(value in json()) {
        as_serde_json(&value);
    }

    #[test]
    fn any_name_is_a_key(name: String, value: u8) {
        let mut out = vec![b'{'];
        value.serialize(JsonSerializer::property(&mut out, &name)).unwrap();
        out.push(b'}');
        let parsed: BTreeMap<String, u8> = serde_json::from_slice(&out).unwrap();
        prop_assert_eq!(parsed, BTreeMap::from([(name, value)]));
    }
}
