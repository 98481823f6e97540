//! What do the `Link` headers of a response say? Read as RFC 8288 says, in one pass.

mod scan;

use std::borrow::Cow;
use std::fmt;

use http::HeaderMap;
use http::header::LINK;

use self::scan::{Element, Elements, Params, Unreadable};

/// The links of a response: all elements of all its `Link` headers (RFC 8288, 3), in their order.
///
/// A link that can't be read is passed over. Targets are as the server wrote them, and may be
/// relative.
///
/// ```
/// # let mut headers = http::HeaderMap::new();
/// # let links = r#"</items?page=3>; rel="next", </items?page=9>; rel="last""#;
/// # headers.insert("link", links.parse().unwrap());
/// use endpoint::Links;
///
/// let links = Links::of(&headers);
/// assert_eq!(links.rel("next").map(|link| link.target()), Some("/items?page=3"));
/// assert!(links.rel("prev").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct Links<'a> {
    headers: &'a HeaderMap,
}

impl<'a> Links<'a> {
    /// The links in these headers.
    #[must_use]
    pub fn of(headers: &'a HeaderMap) -> Links<'a> {
        Links { headers }
    }

    /// The first link with this relation, in any letter case: `next`, `last`, or a URL.
    ///
    /// A link with an `anchor` is about another resource than the one that was asked for
    /// (RFC 8288, 3.2), and is not it.
    #[must_use]
    pub fn rel(&self, relation: &str) -> Option<Link<'a>> {
        self.iter().find(|link| link.is(relation))
    }

    /// All links that can be read.
    pub fn iter(&self) -> impl Iterator<Item = Link<'a>> + use<'a> {
        self.read().filter_map(Result::ok)
    }

    /// All links, and a mark in the place of each that can't be read.
    pub(crate) fn read(self) -> impl Iterator<Item = Result<Link<'a>, Unreadable>> + use<'a> {
        let lines = self.headers.get_all(LINK).into_iter();
        lines
            .flat_map(|line| Elements::of(line.as_bytes()))
            .map(|element| element.map(|element| Link { element }))
    }
}

/// Targets may hold secrets, so only the number of links is shown.
impl fmt::Debug for Links<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Links({})", self.iter().count())
    }
}

/// One link: where it leads, and what is there.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    element: Element<'a>,
}

impl<'a> Link<'a> {
    /// Where it leads: a URI reference (RFC 3986, 4.1), byte for byte as the server wrote it.
    #[must_use]
    pub fn target(&self) -> &'a str {
        self.element.target
    }

    /// Whether it has this relation, in any letter case, to what was asked for. Only the first
    /// `rel` of a link counts (RFC 8288, 3.3), and it may name several.
    #[must_use]
    pub fn is(&self, relation: &str) -> bool {
        let relations = self.param("rel").unwrap_or_default();
        relations
            .split_ascii_whitespace()
            .any(|one| one.eq_ignore_ascii_case(relation))
            && self.param("anchor").is_none()
    }

    /// The first parameter of this name, in any letter case, without quotes and escapes. One
    /// without a value is empty.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<Cow<'a, str>> {
        Params::of(self.element.params)
            .find(|(other, _)| other.eq_ignore_ascii_case(name.as_bytes()))
            .map(|(_, value)| value.text())
    }
}

/// A target may hold secrets, and is not shown.
impl fmt::Debug for Link<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Link")
            .field("rel", &self.param("rel").unwrap_or_default())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
