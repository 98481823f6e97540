//! Is the verdict that of `serde_json`, and the value?

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU8;

use serde::de::IgnoredAny;

use super::same;
use super::types::*;

pub(super) fn all(body: &[u8]) {
    every!(same, body);
}

pub(super) const NUMBERS: &str =
    "0 -0 1 -1 7 127 128 -128 -129 255 256 65535 65536 2147483648 -2147483649
    4294967296 9007199254740993 -9007199254740993 9223372036854775807 9223372036854775808
    -9223372036854775808 -9223372036854775809 9999999999999999999 18446744073709551615
    18446744073709551616 18446744073709551620 170141183460469231731687303715884105727
    170141183460469231731687303715884105728 -170141183460469231731687303715884105728
    -170141183460469231731687303715884105729 340282366920938463463374607431768211455
    340282366920938463463374607431768211456 1.0 -1.0 0.0 -0.0 0e0 1e0 1E5 1e+5 1e-5 -1e5 1.5 2.50
    0.1 0.2 0.30000000000000004 3.141592653589793238462643383279 123456789.123456789e10 1e308
    1.7976931348623157e308 1.7976931348623159e308 1e309 1e400 -1e400 1e-400 -1e-400 5e-324 2e-324
    4.9406564584124654e-324 2.2250738585072011e-308 3.4028236e38 1e39 1e99999999999 0e99999999999
    1e-99999999999 0.00000000000000000000000000000000000000000000001 01 -01 00 +1 - 1. .5 1.e5 1e
    1e+ 1e- -e5 1a 0x10 1_000 NaN Infinity -Infinity 1e5.5 1..5 --1 1-1 9e0 1.0e1 10e-1";

const STRINGS: &[&[u8]] = &[
    br#""""#,
    br#""a""#,
    br#""A""#,
    br#""b""#,
    br#""1""#,
    br#""true""#,
    br#""\u0061""#,
    br#""\"\\\/\b\f\n\r\t""#,
    br#""\u00e9\u20ac\ud83d\ude00""#,
    "\"é€😀\"".as_bytes(),
    br#""\ud800""#,
    br#""\udc00""#,
    br#""\ud800\ud800""#,
    br#""\ud800\udc00\udc00""#,
    br#""\ud800x""#,
    br#""\ud800\n""#,
    br#""\ud800\u0041""#,
    br#""\uD83D\uDE00""#,
    br#""\u12""#,
    br#""\u12G4""#,
    br#""\x""#,
    br#""\""#,
    br#"""#,
    br#""abc"#,
    br#""abc\"#,
    br#""abc\u1"#,
    b"\"\xff\"",
    b"\"a\xc3\"",
    b"\"\xed\xa0\x80\"",
    b"\"\xc3\\n\xa9\"",
    b"\"\xf0\x9f\x98\"",
    b"\"0123456789abcdef\"",
    b"\"0123456\\n789abcdef\\u0000\"",
    br#""\u0000""#,
    b"\"\x7f\"",
    b"\"127.0.0.1\"",
    br#""Ok""#,
    br#""C""#,
];

const SHAPES: &[&str] = &[
    "",
    " ",
    "\n",
    "null",
    "true",
    "false",
    "nul",
    "nulll",
    "tru",
    "truee",
    "falsy",
    "NULL",
    "\u{feff}null",
    "[]",
    "{}",
    "[ ]",
    "{ }",
    "[",
    "]",
    "{",
    "}",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1,,2]",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,",
    "{\"a\":1,}",
    "{,}",
    "{1:2}",
    "{\"a\" 1}",
    "{\"a\"::1}",
    "{a:1}",
    "{'a':1}",
    "[1]]",
    "{}}",
    "[}",
    "{]",
    "1 2",
    "null null",
    "[1]x",
    "\u{c}1",
    "1\u{a0}",
    "//x\n1",
    "/**/1",
    "[1,2]",
    "[1,2,3]",
    "[\"a\",1.5,true]",
    "[1,\"a\"]",
    "[null]",
    "[null,null]",
    "{\"a\":1}",
    "{\"a\":null}",
    "{\"a\":1,\"a\":2}",
    "{\"b\":1}",
    "{\"b\":null}",
    "{\"A\":null}",
    "{\"A\":1}",
    "{\"C\":[1,\"x\"]}",
    "{\"C\":[1]}",
    "{\"C\":[1,\"x\",2]}",
    "{\"D\":{\"a\":1}}",
    "{\"D\":[1,null]}",
    "{\"D\":{\"b\":\"x\"}}",
    "{\"D\":{\"a\":1},\"A\":null}",
    "{\"Ok\":1}",
    "{\"Err\":\"x\"}",
    "{\"zzz\":[1]}",
    "[\"A\",{\"b\":1},{\"C\":[1,\"x\"]},{\"D\":{\"a\":1}},{\"zzz\":null}]",
    "{\"type\":\"A\"}",
    "{\"type\":\"B\",\"b\":\"x\"}",
    "{\"a\":1,\"type\":\"D\",\"b\":2}",
    "{\"type\":1}",
    "[\"A\"]",
    "[\"B\",{\"b\":\"x\"}]",
    "[{\"type\":\"A\",\"x\":1},{\"type\":\"D\",\"a\":9}]",
    "{\"a\":\"A\"}",
    "{\"a\":\"A\",\"b\":null}",
    "{\"b\":1,\"a\":\"B\"}",
    "{\"a\":\"B\",\"b\":1}",
    "{\"a\":\"C\",\"b\":[1,\"x\"]}",
    "{\"a\":\"D\",\"b\":{\"a\":1}}",
    "[\"B\",1]",
    "{\"a\":\"B\",\"b\":1,\"c\":2}",
    "{\"id\":1,\"login\":\"x\"}",
    "{\"id\":1}",
    "[1,\"x\",true,2]",
    "{\"id\":1,\"login\":\"x\",\"admin\":true,\"score\":1,\"more\":[{\"a\":[1e400]}]}",
    "[1,\"x\"]",
    "{\"id\":-1,\"login\":\"x\"}",
    "{\"id\":1.0,\"login\":\"x\"}",
    "{\"id\":1,\"id\":2}",
    "[{\"id\":1,\"login\":\"x\"},{\"id\":2,\"login\":\"\\u0079\",\"score\":null}]",
    "{\"a\":1,\"longName\":\"x\"}",
    "{\"a\":1,\"bee\":\"x\"}",
    "{\"a\":1,\"c\":2}",
    "{\"\\u0061\":1}",
    "{\"a\":1,\"b\":\"x\",\"c\":[1,2.5,{\"d\":null}]}",
    "{\"1\":1}",
    "{\"-1\":1}",
    "{\"01\":1}",
    "{\" 1\":1}",
    "{\"1 \":1}",
    "{\"1.0\":1}",
    "{\"1.5\":1,\"x\":2}",
    "{\"1e400\":1}",
    "{\"-0\":1}",
    "{\"\":1}",
    "{\"-\":1}",
    "{\"+1\":1}",
    "{\"\\u0031\":1}",
    "{\"true\":1}",
    "{\"tru\":1}",
    "{\"true \":1}",
    "{\"\\u0074rue\":1}",
    "{\"false\":1,\"true\":2}",
    "{\"é\":1}",
    "{\"ab\":1}",
    "{\"256\":1}",
    "{\"170141183460469231731687303715884105728\":1}",
    "{\"null\":1}",
    "{\"1x\":1}",
    "{\"99999999999999999999999999999999999999999\":1}",
    "{\"b\":[1, 2 ],\"a\": {\"x\" : 1}}",
    "{\"a\":\"\\ud800\"}",
    "{\"x\":\"\\ud800\"}",
    "{\"\\ud800\":1}",
    "{\"x\":{\"\\ud800\":1}}",
    "{\"a\":[{\"a\":[]},{\"b\":{\"a\":[]}}],\"b\":null}",
    "{\"a\":[1e999],\"b\":[{\"x\":1e999}]}",
    "{\"secs\":1,\"nanos\":5}",
    "{\"secs\":1,\"nanos\":5000000000}",
    "{\"start\":1,\"end\":2}",
    "{\"V4\":[127,0,0,1]}",
    "[1,[2,[3,\"x\",{\"a\":1},null,1.5,-7]]]",
    "[255,256]",
    "[104,105]",
    "{\"$serde_json::private::RawValue\":\"1\"}",
    "{\"$serde_json::private::Number\":\"1.5\"}",
    "\r\n\t [ 1 , 2 ] \r\n\t",
    "[[],[1,{}],[[]]]",
    "{\"A\":{}}",
    "{\"b\":[1]}",
    "{\"type\":\"zzz\"}",
];

#[test]
fn numbers_are_read_alike() {
    for number in NUMBERS.split_whitespace() {
        all(number.as_bytes());
        all(format!("[{number}]").as_bytes());
        all(format!("[{number},{number}]").as_bytes());
        all(format!("{{\"{number}\":{number}}}").as_bytes());
        all(format!("{{\"a\":{number},\"x\":{number}}}").as_bytes());
    }
}

#[test]
fn strings_are_read_alike() {
    for string in STRINGS {
        all(string);
        for (before, after) in [
            ("[", "]"),
            ("{\"a\":", "}"),
            ("{", ":1}"),
            ("{\"x\":[", "]}"),
        ] {
            all(&[before.as_bytes(), string, after.as_bytes()].concat());
        }
    }
}

#[test]
fn shapes_are_read_alike() {
    for shape in SHAPES {
        all(shape.as_bytes());
        all(format!("[{shape}]").as_bytes());
        all(format!("{{\"a\":{shape}}}").as_bytes());
        all(format!("{{\"x\":{shape}}}").as_bytes());
    }
}

#[test]
fn a_control_character_is_refused_wherever_a_string_is_text_or_skipped() {
    for control in 0..0x20_u8 {
        for body in [
            &[b'"', control, b'"'][..],
            &[b'"', b'\\', b'n', control, b'"'],
        ] {
            same::<String>(body);
            same::<IgnoredAny>(body);
            assert!(super::decode::<Bytes>(body).is_err());
        }
    }
}

#[test]
fn an_owned_type_may_borrow_its_bytes_on_the_way() {
    for body in [
        &b"\"\""[..],
        b"\"ab\"",
        b"\"\xff\"",
        "\"é\"".as_bytes(),
        b"[1]",
        b"7",
        b"null",
    ] {
        same::<Lent>(body);
        same::<Vec<Lent>>(&[b"[", body, b"]"].concat());
        same::<BTreeMap<String, Lent>>(&[b"{\"a\":", body, b"}"].concat());
    }
    // Text with escapes is kept beside the body, so that here it can be borrowed too.
    assert_eq!(super::decode::<Lent>(br#""\u0061""#).unwrap().0, b"a");
}

#[test]
fn levels_end_where_they_end_for_serde_json() {
    for depth in [
        1, 2, 60, 61, 62, 63, 64, 65, 126, 127, 128, 129, 1_000, 100_000,
    ] {
        for (open, close) in [
            ("[", "]"),
            ("{\"a\":", "}"),
            ("{\"a\":[", "]}"),
            ("{\"b\":", "}"),
        ] {
            for inside in ["", "1", "null"] {
                let body = [&open.repeat(depth), inside, &close.repeat(depth)].concat();
                same::<serde_json::Value>(body.as_bytes());
                same::<Tree>(body.as_bytes());
                same::<IgnoredAny>(body.as_bytes());
                same::<Untagged>(body.as_bytes());
                same::<Raw>(body.as_bytes());
                same::<Box<serde_json::value::RawValue>>(body.as_bytes());
                same::<Vec<IgnoredAny>>(body.as_bytes());
                same::<BTreeMap<String, serde_json::Value>>(body.as_bytes());
                same::<serde_json::Value>(&body.as_bytes()[..body.len() - 1]);
            }
        }
    }
}
