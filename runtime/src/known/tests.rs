//! What each reader makes of what servers send, and of what they should not.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderValue;
use proptest::prelude::*;

use super::*;

fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name = HeaderName::try_from(*name).unwrap();
        headers.append(name, HeaderValue::from_str(value).unwrap());
    }
    headers
}

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(2_000_000_000)
}

fn limit(lines: &[(&str, &str)]) -> Option<RateLimit> {
    rate_limit(&headers(lines), now())
}

#[test]
fn githubs_limit_is_read_whole() {
    let limit = limit(&[
        ("x-ratelimit-limit", "5000"),
        ("x-ratelimit-remaining", "4999"),
        ("x-ratelimit-used", "1"),
        ("x-ratelimit-reset", "2000000060"),
        ("x-ratelimit-resource", "core"),
    ])
    .unwrap();
    assert_eq!((limit.limit(), limit.remaining()), (Some(5000), Some(4999)));
    assert_eq!((limit.used(), limit.resource()), (Some(1), Some("core")));
    assert_eq!(limit.resets_at(), Some(now() + Duration::from_secs(60)));
}

#[test]
fn the_drafts_of_the_ietf_are_read_too() {
    for lines in [
        &[
            ("ratelimit-limit", "100"),
            ("ratelimit-remaining", "50"),
            ("ratelimit-reset", "30"),
        ][..],
        &[
            ("ratelimit-limit", "100, 100;w=60, 1000;w=3600"),
            ("ratelimit-remaining", "50;w=21600"),
            ("x-ratelimit-reset", "2000000030.125"),
        ],
        &[("ratelimit", "limit=100, remaining=50, reset=30")],
        &[("ratelimit", "\"a;r=1,b\";q=100;r=50;t=30, \"b\";r=1;t=1")],
    ] {
        let limit = limit(lines).unwrap();
        assert_eq!((limit.limit(), limit.remaining()), (Some(100), Some(50)));
        assert_eq!(limit.resets_at(), Some(now() + Duration::from_secs(30)));
    }
    let named = limit(&[("ratelimit", "\"hourly\";r=5")]).unwrap();
    assert_eq!(named.resource(), Some("hourly"));
}

#[test]
fn what_says_nothing_of_a_limit_is_none() {
    assert_eq!(limit(&[]), None);
    for odd in ["-1", "", ";w=1", "1 2", ".5", "many"] {
        assert_eq!(limit(&[("x-ratelimit-remaining", odd)]), None, "{odd}");
    }
    assert_eq!(
        limit(&[("x-ratelimit-reset", "18446744073709551616")]),
        None
    );
    assert_eq!(limit(&[("ratelimit", "\"")]), None);
    let far = limit(&[
        ("x-ratelimit-reset", "18446744073709551615"),
        ("x-ratelimit-used", "1"),
    ]);
    assert_eq!(far.unwrap().resets_at(), None);
}

#[test]
fn an_operation_is_deprecated_by_the_rfc_and_by_its_drafts() {
    let since = |text| deprecation(&headers(&[("deprecation", text)])).map(|d| d.since());
    let date = HttpDate::from_unix_seconds(1_688_169_599);
    assert_eq!(since("@1688169599"), Some(date));
    assert_eq!(since("Fri, 30 Jun 2023 23:59:59 GMT"), Some(date));
    assert_eq!(since("true"), Some(None));
    for text in ["false", "", "@", "@x", "@99999999999999", "tomorrow"] {
        assert_eq!(since(text), None, "{text}");
    }
    let sunset = sunset(&headers(&[("sunset", "Fri, 30 Jun 2023 23:59:59 GMT")]));
    assert_eq!(sunset, date);
}

#[test]
fn the_version_the_place_and_the_number_of_a_response_are_read() {
    let headers = headers(&[
        ("etag", "W/\"v1\""),
        ("last-modified", "Fri, 30 Jun 2023 23:59:59 GMT"),
        ("location", "/things/7"),
        ("x-request-id", "proxy"),
        ("x-github-request-id", "C0FF:EE"),
    ]);
    assert_eq!(etag(&headers).unwrap().to_string(), "W/\"v1\"");
    assert_eq!(
        last_modified(&headers).unwrap().unix_seconds(),
        1_688_169_599
    );
    assert_eq!(location(&headers), Some("/things/7"));
    assert_eq!(request_id(&headers), Some("C0FF:EE"));
}

proptest! {
    #[test]
    fn no_value_makes_a_reader_panic(value in "[ -~]{0,40}|@?[0-9]{0,25}|\"[a-z\";=,0-9]*") {
        let mut headers = HeaderMap::new();
        for name in [
            "etag", "last-modified", "location", "x-request-id", "deprecation", "sunset",
            "ratelimit", "x-ratelimit-reset", "x-ratelimit-limit",
        ] {
            headers.insert(name, HeaderValue::from_str(&value).unwrap());
        }
        let _ = (etag(&headers), last_modified(&headers), location(&headers));
        let _ = (request_id(&headers), deprecation(&headers), sunset(&headers));
        let _ = rate_limit(&headers, now());
    }
}
