//! Which part of a list was asked for, and where are the others? Pages and `Link` headers.

use std::fmt::Write;
use std::ops::Range;

const DEFAULT: usize = 50;
const MOST: usize = 100;

/// A page of a list, as `page` and `per_page` ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    /// Counted from 1.
    number: usize,
    size: usize,
}

impl Page {
    /// What is missing or no positive number has its default, as GitHub has it.
    pub(super) fn asked(query: &str) -> Page {
        let given = |name: &str| {
            query
                .split('&')
                .filter_map(|pair| pair.split_once('='))
                .find(|(key, _)| *key == name)
                .and_then(|(_, value)| value.parse().ok())
                .filter(|&value: &usize| value > 0)
        };
        Page {
            number: given("page").unwrap_or(1),
            size: given("per_page").unwrap_or(DEFAULT).min(MOST),
        }
    }

    /// The part of a list of this length.
    pub(super) fn range(self, length: usize) -> Range<usize> {
        let start = (self.number - 1).saturating_mul(self.size).min(length);
        start..start.saturating_add(self.size).min(length)
    }

    /// The `Link` header (RFC 8288); none where all is on one page.
    pub(super) fn links(self, length: usize, path: &str) -> Option<String> {
        let last = length.div_ceil(self.size).max(1);
        let mut links = String::new();
        let mut add = |number: usize, relation: &str| {
            let separator = if links.is_empty() { "" } else { ", " };
            let size = self.size;
            // Writing to a `String` can't fail.
            let _ = write!(
                links,
                r#"{separator}<{path}?page={number}&per_page={size}>; rel="{relation}""#
            );
        };
        if self.number > 1 {
            add((self.number - 1).min(last), "prev");
        }
        if self.number < last {
            add(self.number + 1, "next");
            add(last, "last");
        }
        if self.number > 1 {
            add(1, "first");
        }
        (!links.is_empty()).then_some(links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_links_to_the_next_and_the_last() {
        let links = Page::asked("per_page=2").links(5, "http://x/s").unwrap();
        assert_eq!(
            links,
            "<http://x/s?page=2&per_page=2>; rel=\"next\", \
             <http://x/s?page=3&per_page=2>; rel=\"last\""
        );
    }

    #[test]
    fn a_middle_page_links_to_all_four() {
        let links = Page::asked("page=2&per_page=2").links(5, "u").unwrap();
        let relations: Vec<_> = links
            .split("rel=")
            .skip(1)
            .map(|rest| &rest[1..5])
            .collect();
        assert_eq!(relations, ["prev", "next", "last", "firs"]);
    }

    #[test]
    fn a_single_page_has_no_links() {
        assert_eq!(Page::asked("").links(50, "u"), None);
    }

    #[test]
    fn a_page_holds_50_unless_told_and_never_more_than_100() {
        assert_eq!(Page::asked("").range(500), 0..50);
        assert_eq!(Page::asked("per_page=1000&page=2").range(500), 100..200);
        assert_eq!(Page::asked("page=0&per_page=x").range(500), 0..50);
    }

    #[test]
    fn a_page_beyond_the_last_is_empty() {
        let page = Page::asked("page=18446744073709551615&per_page=100");
        assert_eq!(page.range(3), 3..3);
        assert!(page.links(3, "u").unwrap().contains("page=1&"));
    }
}
