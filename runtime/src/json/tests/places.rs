//! Is an error where the body was spoilt?

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use super::decode;

/// Has a value behind each kind of step that a path can take.
#[derive(Debug, Deserialize)]
struct Tree {
    #[serde(rename = "leaf")]
    _leaf: u64,
    #[serde(rename = "list", default)]
    _list: Vec<Tree>,
    #[serde(rename = "map", default)]
    _map: BTreeMap<String, Tree>,
    #[serde(rename = "pair", default)]
    _pair: Option<(u8, Box<Tree>)>,
    #[serde(rename = "variant", default)]
    _variant: Option<Variant>,
}

#[derive(Debug, Deserialize)]
enum Variant {
    Newtype(#[expect(dead_code, reason = "only read")] Box<Tree>),
    Tuple(
        #[expect(dead_code, reason = "only read")] u8,
        #[expect(dead_code, reason = "only read")] Box<Tree>,
    ),
    Struct {
        #[serde(rename = "inner")]
        _inner: Box<Tree>,
    },
}

/// How one node is written: up to the child, behind it, and the child's step in the path.
#[derive(Clone, Copy, Debug)]
struct Way {
    before: &'static str,
    behind: &'static str,
    step: &'static str,
}

const fn way(before: &'static str, behind: &'static str, step: &'static str) -> Way {
    Way {
        before,
        behind,
        step,
    }
}

const WAYS: &[Way] = &[
    way(r#""list":["#, "]", ".list[0]"),
    way(r#""list": [{"leaf":1} , "#, r#",{"leaf":2}]"#, ".list[1]"),
    way(r#""map":{"a":"#, "}", ".map.a"),
    way(r#""map":{"x":{"leaf":1},"a b":"#, "}", r#".map["a b"]"#),
    way(r#""map":{"":"#, "}", r#".map[""]"#),
    way(r#""map":{"\u0061\u00e9":"#, "}", ".map.aé"),
    way(r#""map":{"\"\n":"#, "}", r#".map["\"\n"]"#),
    way(r#""map":{"1":"#, "}", r#".map["1"]"#),
    way(r#""pair":[7,"#, "]", ".pair[1]"),
    way(r#""variant":{"Newtype":"#, "}", ".variant.Newtype"),
    way(r#""variant":{"Tuple":[1,"#, "]}", ".variant.Tuple[1]"),
    way(
        r#""variant":{"Struct":{"z":[[]],"inner":"#,
        "}}",
        ".variant.Struct.inner",
    ),
];

/// What stands before the way in a node, and is skipped.
const SKIPPED: &[&str] = &[
    "",
    r#""z":[[1,{"leaf":"\n"}],{}],"#,
    "\n\"\\u0079\" : null ,\t",
];

/// What stands in the place of the innermost node, where the error is in it, the step to it, and
/// a part of what it says.
const SPOILT: &[(&str, usize, &str, &str)] = &[
    (
        r#"{"leaf":"x"}"#,
        8,
        ".leaf",
        r#"expected u64, found string "x""#,
    ),
    (
        r#"{"leaf": -5}"#,
        9,
        ".leaf",
        "expected u64, found number -5",
    ),
    (
        r#"{"leaf":10000000000000000000001}"#,
        8,
        ".leaf",
        "found number 10000000000000000000001",
    ),
    (
        r#"{"leaf":?}"#,
        8,
        ".leaf",
        "not JSON: expected a value, found `?`",
    ),
    (r#"{"list":[{"leaf":1}]}"#, 0, "", "missing field `leaf`"),
    (r#"{"leaf":1,"leaf":2}"#, 0, "", "duplicate field `leaf`"),
    ("7", 0, "", "found number 7"),
    (
        r#"{"leaf":1,"list":[{"leaf":1}?"#,
        28,
        ".list[1]",
        "not JSON: expected `,` or `]`",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_error_is_at_the_value_that_was_spoilt(
        ways in prop::collection::vec(
            (prop::sample::select(WAYS), prop::sample::select(SKIPPED)),
            0..7,
        ),
        (spoilt, inside, last, said) in prop::sample::select(SPOILT),
    ) {
        let (mut body, mut path) = (String::new(), String::new());
        for (Way { before, step, .. }, skipped) in &ways {
            body.push_str(&format!("{{{skipped}\"leaf\":1,{before}"));
            path.push_str(step);
        }
        path.push_str(last);
        let byte = body.len() + inside;
        body.push_str(spoilt);
        for (Way { behind, .. }, _) in ways.iter().rev() {
            body.push_str(&format!("{behind}}}"));
        }

        let error = decode::<Tree>(body.as_bytes()).unwrap_err();
        let path = path.strip_prefix('.').unwrap_or(&path);
        prop_assert_eq!(error.path(), if path.is_empty() { "." } else { path }, "{}", body);
        prop_assert_eq!(error.byte(), byte, "{}", body);
        prop_assert!(error.to_string().contains(said), "{}", error);
    }
}
