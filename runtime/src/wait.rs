//! How long does a server ask to wait, and is that because of a rate limit?

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, StatusCode};

use crate::date::HttpDate;

/// No wait is called longer than this: 136 years.
const MOST: Duration = Duration::from_secs(u32::MAX as u64);

/// What GitHub asks for where a secondary limit names no time of its own
/// (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
const SECONDARY: Duration = Duration::from_secs(60);

/// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); of several the longest. What is neither
/// is as if it were not there, and a date that has passed is no wait.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let texts = headers.get_all(RETRY_AFTER).iter();
    let waits = texts.filter_map(|value| {
        let text = value.to_str().ok()?.trim();
        seconds(text).or_else(|| {
            let date: HttpDate = text.parse().ok()?;
            Some(until(date.into(), server_time(headers, now)))
        })
    });
    waits.max()
}

/// How long the server of this failure asks to wait, where it does.
pub(crate) fn asked(
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    now: SystemTime,
) -> Option<Duration> {
    if let Some(wait) = retry_after(headers, now) {
        return Some(wait);
    }
    if !is_rate_limited(status, headers, body) {
        return None;
    }
    if let Some(reset) = lifts_at(headers) {
        return Some(until(reset, server_time(headers, now)));
    }
    let github = headers.contains_key("x-github-request-id");
    (github || is_secondary(body)).then_some(SECONDARY)
}

/// When the rate limit lifts, where no call is left (`x-ratelimit-reset`, Unix time in seconds).
pub(crate) fn lifts_at(headers: &HeaderMap) -> Option<SystemTime> {
    let reset = text(headers, "x-ratelimit-reset").filter(|_| is_used_up(headers))?;
    Some(UNIX_EPOCH + seconds(reset)?)
}

/// Whether a failure says that there were too many calls: 429, or a 403 as GitHub has it, whose
/// headers say that no call is left or when to come back, or whose text says what it is.
pub(crate) fn is_rate_limited(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> bool {
    match status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::FORBIDDEN => {
            headers.contains_key(RETRY_AFTER) || is_used_up(headers) || is_secondary(body)
        }
        _ => false,
    }
}

fn is_used_up(headers: &HeaderMap) -> bool {
    text(headers, "x-ratelimit-remaining") == Some("0")
}

fn is_secondary(body: &[u8]) -> bool {
    const WORDS: &[u8] = b"secondary rate limit";
    let start = &body[..body.len().min(4096)];
    start.windows(WORDS.len()).any(|words| words == WORDS)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// Digits and nothing else. More than there is time for is the longest wait.
fn seconds(text: &str) -> Option<Duration> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = || text.parse().map_or(MOST, Duration::from_secs);
    digits.then(|| seconds().min(MOST))
}

/// The clock of the server, by which its dates are meant. Ours may be wrong.
fn server_time(headers: &HeaderMap, now: SystemTime) -> SystemTime {
    let date = headers.get(DATE).and_then(|date| date.to_str().ok());
    let date = date.and_then(|date| date.trim().parse::<HttpDate>().ok());
    date.map_or(now, SystemTime::from)
}

fn until(then: SystemTime, now: SystemTime) -> Duration {
    then.duration_since(now).unwrap_or_default().min(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_000_000_000;

    fn map(headers: &[(&'static str, &str)]) -> HeaderMap {
        let parsed = headers
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
        parsed
            .collect::<Vec<_>>()
            .into_iter()
            .fold(HeaderMap::new(), |mut map, (name, value)| {
                let _: bool = map.append::<http::HeaderName>(name, value);
                map
            })
    }

    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(NOW)
    }

    fn seconds_of(values: &[&str]) -> Option<u64> {
        let headers: Vec<_> = values.iter().map(|value| ("retry-after", *value)).collect();
        retry_after(&map(&headers), now()).map(|wait| wait.as_secs())
    }

    #[test]
    fn both_forms_are_read_and_whatever_else_is_no_wait() {
        for (value, wait) in [
            ("0", Some(0)),
            ("7", Some(7)),
            (" 7 ", Some(7)),
            ("007", Some(7)),
            ("1000000000", Some(NOW)),
            ("18446744073709551616", Some(u64::from(u32::MAX))),
            ("Sun, 09 Sep 2001 01:46:50 GMT", Some(10)),
            ("Sunday, 09-Sep-01 01:46:50 GMT", Some(10)),
            ("Sun Sep  9 01:46:50 2001", Some(10)),
            ("Sun, 09 Sep 2001 01:46:30 GMT", Some(0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(u64::from(u32::MAX))),
            ("-1", None),
            ("+1", None),
            ("1.5", None),
            ("1e9", None),
            ("", None),
            ("soon", None),
            ("1, 2", None),
            ("\u{661}", None),
        ] {
            assert_eq!(seconds_of(&[value]), wait, "{value:?}");
        }
    }

    #[test]
    fn of_two_the_longer_holds() {
        assert_eq!(seconds_of(&["3", "9"]), Some(9));
        assert_eq!(seconds_of(&["9", "3"]), Some(9));
        assert_eq!(seconds_of(&["soon", "3"]), Some(3));
        assert_eq!(seconds_of(&[]), None);
    }

    #[test]
    fn a_date_is_read_by_the_clock_of_the_server() {
        let headers = map(&[
            ("retry-after", "Sun, 09 Sep 2001 02:00:05 GMT"),
            ("date", "Sun, 09 Sep 2001 02:00:00 GMT"),
        ]);
        assert_eq!(retry_after(&headers, now()), Some(Duration::from_secs(5)));
    }

    fn asked_of(status: u16, headers: &[(&'static str, &str)], body: &str) -> Option<u64> {
        let status = StatusCode::from_u16(status).unwrap();
        asked(status, &map(headers), body.as_bytes(), now()).map(|wait| wait.as_secs())
    }

    #[test]
    fn a_limit_that_is_used_up_lifts_when_it_says() {
        let reset = (NOW + 30).to_string();
        let used_up = [
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", &*reset),
        ];
        assert_eq!(asked_of(403, &used_up, ""), Some(30));
        assert_eq!(asked_of(429, &used_up, ""), Some(30));
        assert_eq!(asked_of(503, &used_up, ""), None);
        let left = [
            ("x-ratelimit-remaining", "1"),
            ("x-ratelimit-reset", &*reset),
        ];
        assert_eq!(asked_of(403, &left, ""), None);
        let past = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1")];
        assert_eq!(asked_of(403, &past, ""), Some(0));
        let odd = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "-1")];
        assert_eq!(asked_of(403, &odd, ""), None);
        let both = [used_up[0], used_up[1], ("retry-after", "4")];
        assert_eq!(asked_of(403, &both, ""), Some(4));
    }

    #[test]
    fn a_secondary_limit_of_github_without_a_time_is_a_minute() {
        let body = r#"{"message": "You have exceeded a secondary rate limit."}"#;
        assert_eq!(asked_of(403, &[], body), Some(60));
        assert_eq!(asked_of(429, &[], body), Some(60));
        assert_eq!(asked_of(429, &[("x-github-request-id", "a")], ""), Some(60));
        assert_eq!(asked_of(429, &[], ""), None);
        assert_eq!(asked_of(403, &[("x-github-request-id", "a")], "no"), None);
        assert_eq!(asked_of(500, &[], body), None);
    }

    #[test]
    fn a_forbidden_is_a_rate_limit_only_where_it_says_so() {
        let limited = |headers: &[(&'static str, &str)]| {
            is_rate_limited(StatusCode::FORBIDDEN, &map(headers), b"forbidden")
        };
        assert!(limited(&[("retry-after", "1")]));
        assert!(limited(&[("x-ratelimit-remaining", "0")]));
        assert!(!limited(&[("x-ratelimit-remaining", "10")]));
        assert!(!limited(&[]));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_of_a_server_make_it_panic_or_wait_longer_than_there_is_time_for(
            name in 0..4_usize,
            bytes in proptest::collection::vec(32_u8..=255, 0..40),
            digits in "[-+0-9.e]{0,24}",
        ) {
            let name = ["retry-after", "date", "x-ratelimit-reset", "x-ratelimit-remaining"][name];
            for value in [&bytes[..], digits.as_bytes()] {
                let mut headers = map(&[
                    ("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"),
                    ("x-ratelimit-remaining", "0"),
                    ("x-ratelimit-reset", "18446744073709551615"),
                ]);
                if let Ok(value) = http::HeaderValue::from_bytes(value) {
                    headers.insert(name, value);
                }
                for status in [StatusCode::FORBIDDEN, StatusCode::SERVICE_UNAVAILABLE] {
                    let wait = asked(status, &headers, value, now()).unwrap_or_default();
                    proptest::prop_assert!(wait <= MOST);
                }
            }
        }
    }
}
