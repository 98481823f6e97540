//! What does each kind of bad body say?

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::decode;
use super::types::{Bytes, External, Flat, Internal, Page, Pair, Seats, Strict, Untagged};

macro_rules! bodies {
    ($($type:ty { $($body:literal => $path:literal, $byte:literal, $message:literal;)* })*) => {
        $($(
            let error = decode::<$type>($body).unwrap_err();
            let said = format!("at `{}` (byte {}): {}; the body there: `", $path, $byte, $message);
            assert!(error.to_string().starts_with(&said), "{error}\n{said}");
            assert_eq!((error.path(), error.byte()), ($path, $byte));
            assert!(!error.is_absent());
        )*)*
    };
}

#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn a_bad_body_says_where_it_is_bad_and_how() {
    bodies! {
        u64 {
            b" " => ".", 1, "not JSON: expected a value, found the end of the body";
            b"\"five\"" => ".", 0, "expected u64, found string \"five\"";
            b"-1" => ".", 0, "expected u64, found number -1";
            b"1.5" => ".", 0, "expected u64, found number 1.5";
            b"1e400" => ".", 0, "expected u64, found number 1e400";
            b"null" => ".", 0, "expected u64, found null";
            b"true" => ".", 0, "expected u64, found true";
            b"[]" => ".", 0, "expected u64, found an array";
            b"{}" => ".", 0, "expected u64, found an object";
            b"1 2" => ".", 2, "not JSON: expected nothing more after the value, found `2`";
            b"18446744073709551616" => ".", 0, "expected u64, found number 18446744073709551616";
            b"\xef\xbb\xbf1" => ".", 0, "not JSON: expected a value, found `\\u{feff}`";
            b"01" => ".", 1, "not JSON: expected no digit after a leading zero, found `1`";
            b"1." => ".", 2, "not JSON: expected a digit, found the end of the body";
            b"-" => ".", 1, "not JSON: expected a digit, found the end of the body";
            b"1e" => ".", 2, "not JSON: expected a digit, found the end of the body";
            b"nul" => ".", 0, "not JSON: expected a value, found `n`";
            b"<html>" => ".", 0, "not JSON: expected a value, found `<`";
            b"\"a\nb\"" => ".", 2,
                "not JSON: expected no control character in a string, found `\\n`";
            b"\"\xff\"" => ".", 0, "expected u64, found string \"�\", which is not UTF-8";
        }
        String {
            b"\"abc" => ".", 4,
                "not JSON: expected the end of a string, found the end of the body";
            b"\"\\x\"" => ".", 2, "not JSON: expected an escape that JSON knows, found `x`";
            b"\"\\u12\"" => ".", 5, "not JSON: expected four hexadecimal digits, found `\\\"`";
            b"\"\\ud800\"" => ".", 0,
                "expected a string, found string \"\\ud800\", which is not text";
            b"\"\xff\"" => ".", 0, "expected a string, found string \"�\", which is not UTF-8";
            b"\"a\x01\"" => ".", 2,
                "not JSON: expected no control character in a string, found `\\u{1}`";
            b"\"\\" => ".", 2, "not JSON: expected the end of a string, found the end of the body";
            b"1" => ".", 0, "expected a string, found number 1";
        }
        Vec<u8> {
            b"[1,256]" => "[1]", 3, "expected u8, found number 256";
            b"[1," => "[1]", 3, "not JSON: expected a value, found the end of the body";
            b"[1" => "[1]", 2, "not JSON: expected `,` or `]`, found the end of the body";
            b"[1 2]" => "[1]", 3, "not JSON: expected `,` or `]`, found `2`";
            b"[1,]" => "[1]", 3, "not JSON: expected a value, found `]`";
            b"[" => "[0]", 1, "not JSON: expected a value, found the end of the body";
            b"[1}" => "[1]", 2, "not JSON: expected `,` or `]`, found `}`";
            b"{\"a\":1}" => ".", 0, "expected a sequence, found an object";
            b"[1,-1,2]" => "[1]", 3, "expected u8, found number -1";
        }
        (u8, u8) {
            b"[1]" => ".", 0, "expected a tuple of size 2, found 1 of them";
            b"[1,2,3]" => "[2]", 5, "expected nothing more here";
        }
        Seats {
            b"{\"seats_created\":\"five\"}" => "seats_created", 17,
                "expected u64, found string \"five\"";
            b"{}" => ".", 0, "missing field `seats_created`";
            b"{\"seats_created\":1,\"seats_created\":2}" => ".", 0,
                "duplicate field `seats_created`";
            b"{\"seats_created\"}" => "seats_created", 16, "not JSON: expected `:`, found `}`";
            b"{\"seats_created\":" => "seats_created", 17,
                "not JSON: expected a value, found the end of the body";
            b"{\"seats_created\":}" => "seats_created", 17,
                "not JSON: expected a value, found `}`";
            b"{seats_created:1}" => ".", 1,
                "not JSON: expected a string as key, or `}`, found `s`";
            b"{\"seats_created\":1" => ".", 18,
                "not JSON: expected `,` or `}`, found the end of the body";
            b"{\"seats_created\":1,}" => ".", 19, "not JSON: expected a string as key, found `}`";
            b"[]" => ".", 0, "expected struct Seats with 1 element, found 0 of them";
            b"{\"seats_created\":1}}" => ".", 19,
                "not JSON: expected nothing more after the value, found `}`";
            b"{\"a\":[{\"b c\":tru}]}" => "a[0][\"b c\"]", 13,
                "not JSON: expected a value, found `t`";
        }
        Page {
            b"{\"items\":[{\"owner\":{\"id\":1}}]}" => "items[0].owner", 19,
                "missing field `login`";
            b"{\"items\":{}}" => "items", 9, "expected a sequence, found an object";
            b"{\"items\":[{\"owner\":{\"id\":1,\"login\":\"\\ud800\"}}]}"
                => "items[0].owner.login", 35,
                "expected a string, found string \"\\ud800\", which is not text";
            b"{\"items\":[{\"owner\":[1]}]}" => "items[0].owner", 19,
                "expected struct User with 4 elements, found 1 of them";
        }
        Strict {
            b"{\"a\":1,\"longname\":2}" => "longname", 7,
                "unknown field \"longname\", expected `a`, `bee`, `longName`";
            b"{\"a\":1,\"longName\":\"x\",\"bee\":\"y\"}" => ".", 0, "duplicate field `longName`";
        }
        External {
            b"\"C\"" => ".", 0, "expected the variant with an array, found its bare name";
            b"\"D\"" => ".", 0, "expected the variant with an object, found its bare name";
            b"{\"b\":\"x\"}" => "b", 5, "expected u8, found string \"x\"";
            b"{}" => ".", 0,
                "expected a variant: a string, or an object with one key, found an object";
            b"{\"A\":1}" => "A", 5, "expected null, found number 1";
            b"{\"A\":null,\"b\":1}" => "b", 10, "expected nothing more here";
            b"1" => ".", 0,
                "expected a variant: a string, or an object with one key, found number 1";
            b"{\"C\":[1,2]}" => "C[1]", 8, "expected a string, found number 2";
            b"{\"D\":{\"a\":\"x\"}}" => "D.a", 10, "expected u8, found string \"x\"";
        }
        BTreeMap<u8, u8> {
            b"{\"x\":1}" => "x", 1, "expected u8, found string \"x\"";
            b"{\"256\":1}" => "[\"256\"]", 1, "expected u8, found number 256";
            b"{\"1\":\"a\"}" => "[\"1\"]", 5, "expected u8, found string \"a\"";
        }
        BTreeMap<String, u8> {
            b"{\"a b\":\"x\"}" => "[\"a b\"]", 7, "expected u8, found string \"x\"";
            b"{\"\":\"x\"}" => "[\"\"]", 4, "expected u8, found string \"x\"";
            b"{\"it\'s \\\"q\\\"\\n\":\"x\"}" => "[\"it's \\\"q\\\"\\n\"]", 16,
                "expected u8, found string \"x\"";
            b"{\"gr\xc3\xb6\xc3\x9fe\":\"x\"}" => "größe", 11, "expected u8, found string \"x\"";
            b"{\"1a\":\"x\"}" => "[\"1a\"]", 6, "expected u8, found string \"x\"";
            b"{\"a\xe2\x80\xaeb\":\"x\"}" => "[\"a\\u{202e}b\"]", 9,
                "expected u8, found string \"x\"";
        }
        Internal {
            b"{\"type\":\"x\"}" => "type", 8, "unknown variant \"x\", expected `A`, `B`, `D`";
            b"{}" => ".", 0, "missing field `type`";
            b"{\"type\":\"D\",\"a\":\"x\"}" => ".", 0, "expected u8, found string \"x\"";
        }
        Vec<Internal> {
            b"[{\"type\":\"A\"},{\"type\":\"D\",\"a\":\"x\"}]" => "[1]", 14,
                "expected u8, found string \"x\"";
        }
        Untagged {
            b"{\"x\":1}" => ".", 0, "data did not match any variant of untagged enum Untagged";
        }
        Flat {
            b"{\"b\":1}" => ".", 0, "expected a string, found number 1";
        }
        Pair {
            b"[1]" => ".", 0, "expected tuple struct Pair with 2 elements, found 1 of them";
        }
        Bytes {
            b"{}" => ".", 0, "expected bytes, found an object";
            b"[1,\"x\"]" => "[1]", 3, "expected u8, found string \"x\"";
        }
        char {
            b"\"ab\"" => ".", 0, "expected a character, found string \"ab\"";
        }
        i128 {
            b"1.5" => ".", 0, "expected i128, found number 1.5";
        }
        u128 {
            b"-1" => ".", 0, "expected u128, found number -1";
        }
        IpAddr {
            b"\"nope\"" => ".", 0, "invalid IP address syntax";
        }
    }
}
