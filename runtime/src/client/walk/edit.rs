//! How does the request of a page become that of the next? One pair of its query is written anew;
//! every other byte stays.

use http::Uri;
use percent_encoding::{percent_decode_str, utf8_percent_encode};

use crate::paging::Last;
use crate::path::RESERVED;

/// The URL with one more in the parameter of this name; a list whose first page was asked for
/// without a number begins at 1. Nothing where this is the last page.
pub(super) fn with_number_after(
    url: &Uri,
    name: &str,
    last: Last<'_>,
) -> Result<Option<Uri>, String> {
    let number = match value(url.query().unwrap_or_default(), name) {
        None => 1,
        Some(text) => text
            .parse::<u64>()
            .map_err(|_| format!("the query parameter `{name}` is not the number of a page"))?,
    };
    let known = last.target.and_then(|reference| {
        let (_, query) = reference.split('#').next()?.split_once('?')?;
        value(query, name)?.parse::<u64>().ok()
    });
    if known.map_or(last.is_here, |last| last <= number) {
        return Ok(None);
    }
    let after = number
        .checked_add(1)
        .ok_or_else(|| format!("the query parameter `{name}` can't be greater"))?;
    with_pair(url, name, &after.to_string()).map(Some)
}

/// The first value of the parameter of this name, however that is encoded.
fn value<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(other, _)| is_named(other, name))
        .map(|(_, value)| value)
}

fn is_named(encoded: &str, name: &str) -> bool {
    percent_decode_str(encoded).eq(name.bytes())
}

/// The URL with this value in the parameter of this name, in its place or else at the end.
pub(super) fn with_pair(url: &Uri, name: &str, value: &str) -> Result<Uri, String> {
    let [encoded, value] = [name, value].map(|text| utf8_percent_encode(text, RESERVED));
    let pair = format!("{encoded}={value}");
    let text = url.to_string();
    let (before, query) = text.split_once('?').unwrap_or((&text, ""));
    let is_it = |pair: &str| is_named(pair.split('=').next().unwrap_or_default(), name);
    let mut pairs: Vec<&str> = match query {
        "" => Vec::new(),
        query => query.split('&').collect(),
    };
    let place = pairs.iter().position(|other| is_it(other));
    pairs.retain(|other| !is_it(other));
    pairs.insert(place.unwrap_or(pairs.len()), &pair);
    let written = format!("{before}?{}", pairs.join("&"));
    let length = written.len();
    Uri::try_from(written)
        .map_err(|why| format!("the URL of the next page, {length} bytes long, is refused: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(url: &str, name: &str, value: &str) -> String {
        with_pair(&url.parse().unwrap(), name, value)
            .unwrap()
            .to_string()
    }

    fn counted(url: &str) -> Result<String, String> {
        let last = Last {
            target: None,
            is_here: false,
        };
        with_number_after(&url.parse().unwrap(), "page", last).map(|url| url.unwrap().to_string())
    }

    #[test]
    fn a_pair_is_written_in_its_place_and_nothing_else_changes() {
        for (url, after) in [
            ("http://a/x", "http://a/x?c=1"),
            ("http://a/x?b=2", "http://a/x?b=2&c=1"),
            ("http://a/x?c=9", "http://a/x?c=1"),
            ("http://a/x?c", "http://a/x?c=1"),
            ("http://a/x?", "http://a/x?c=1"),
            ("http://a/x?&d=?&c=2&e", "http://a/x?&d=?&c=1&e"),
            ("http://a/x?b=%20+&c=9&&d=?", "http://a/x?b=%20+&c=1&&d=?"),
            ("http://a/x?cc=9&C=9", "http://a/x?cc=9&C=9&c=1"),
            ("http://a/x?c=8&b&c=9", "http://a/x?c=1&b"),
        ] {
            assert_eq!(edited(url, "c", "1"), after);
        }
    }

    #[test]
    fn name_and_value_are_encoded_as_any_query() {
        assert_eq!(
            edited("http://a/?page%5Bafter%5D=x", "page[after]", "é&=# +/%"),
            "http://a/?page%5Bafter%5D=%C3%A9%26%3D%23%20%2B%2F%25"
        );
        assert_eq!(
            edited("http://a/?page%5bafter%5d=x&b", "page[after]", "y"),
            "http://a/?page%5Bafter%5D=y&b"
        );
    }

    #[test]
    fn a_number_goes_on_from_where_it_began() {
        assert_eq!(counted("http://a/?q=1").unwrap(), "http://a/?q=1&page=2");
        assert_eq!(counted("http://a/?page=0").unwrap(), "http://a/?page=1");
        assert_eq!(
            counted("http://a/?page=41&q").unwrap(),
            "http://a/?page=42&q"
        );
        for text in [
            "x",
            "-1",
            "",
            "1.5",
            "18446744073709551615",
            "99999999999999999999",
        ] {
            let why = counted(&format!("http://a/?page={text}")).unwrap_err();
            assert!(why.contains("`page`"), "{why}");
        }
    }

    #[test]
    fn a_list_ends_at_the_last_number_and_not_before_it() {
        for (url, last, ends) in [
            ("http://a/?p=1", "/?p=1", true),
            ("http://a/?p=2", "/?p=1#p=9", true),
            ("http://a/?p=0", "http://a/x?n=2&p=0", true),
            ("http://a/", "?p=1", true),
            ("http://a/?p=1", "/?p=9", false),
            ("http://a/?p=1", "/?%70=2", false),
            ("http://a/?p=1", "/?q=1", false),
            ("http://a/?p=1", "/p=1", false),
            ("http://a/?p=1", "/?p=", false),
        ] {
            for is_here in [false, true] {
                let unread = !["/?p=9", "/?%70=2"].contains(&last);
                let target = Some(last);
                let last = Last { target, is_here };
                let after = with_number_after(&url.parse().unwrap(), "p", last).unwrap();
                assert_eq!(
                    after.is_none(),
                    ends || (is_here && unread),
                    "{url} {last:?}"
                );
            }
        }
    }

    #[test]
    fn a_url_that_would_be_too_long_is_refused_without_repeating_it() {
        let url = "http://a/".parse().unwrap();
        let why = with_pair(&url, "c", &"canary".repeat(20_000)).unwrap_err();
        assert!(
            why.contains("120012 bytes") && !why.contains("canary"),
            "{why}"
        );
    }
}
