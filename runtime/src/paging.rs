//! How does a page name the next one? By a link, a number or a cursor, as the endpoint declares.

mod part;

use std::borrow::Cow;
use std::num::NonZero;

use serde_core::Serialize;

use crate::link::Links;
use crate::nullable::Nullable;
use crate::operation::Endpoint;
use crate::query::Style;
use crate::response::Response;
use crate::values::Value;

pub use part::part;

/// An endpoint whose list comes in pages, because it declares `paginate`. The attribute implements
/// it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't say how its pages follow each other",
    label = "its `#[endpoint(…)]` has no option `paginate`",
    note = "help: add `paginate = link`, `paginate = page(field)` or `paginate = cursor(field, \
            response_field)` to the attribute"
)]
pub trait Paginated: Endpoint {
    #[doc(hidden)]
    const PAGING: Paging<Self::Response>;
}

/// How the pages of one list follow each other.
#[derive(Debug)]
pub struct Paging<T> {
    way: Way<T>,
}

#[derive(Debug)]
enum Way<T> {
    Link,
    Page(&'static str, fn(&T) -> usize),
    Cursor(&'static str, ReadCursor<T>),
}

/// Finds the cursor in a page.
type ReadCursor<T> = for<'a> fn(&'a T) -> Option<Cow<'a, str>>;

impl<T> Clone for Paging<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Paging<T> {}

impl<T> Clone for Way<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Way<T> {}

impl<T> Paging<T> {
    /// The page has a link with the relation `next` (RFC 8288).
    pub const LINK: Paging<T> = Paging { way: Way::Link };

    /// Pages are numbered by this query parameter; one without items is behind the last.
    #[must_use]
    pub const fn page(name: &'static str, count: fn(&T) -> usize) -> Paging<T> {
        Paging {
            way: Way::Page(name, count),
        }
    }

    /// The page holds the value that this query parameter has for the next.
    #[must_use]
    pub const fn cursor(name: &'static str, next: ReadCursor<T>) -> Paging<T> {
        Paging {
            way: Way::Cursor(name, next),
        }
    }
}

/// What a page says of the next one.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client reads it")
)]
#[derive(Debug)]
pub(crate) enum Next<'a> {
    /// There is none.
    None,
    /// It is at this URI reference.
    At(&'a str),
    /// The query parameter of this name is one more than now, unless this is known to be the last.
    Number(&'static str, Last<'a>),
    /// The query parameter of this name has this value.
    Value(&'static str, Cow<'a, str>),
    /// It can't be known, and why.
    Unknown(&'static str),
}

impl<T> Paging<T> {
    pub(crate) fn after<'a>(&self, page: &'a Response<T>) -> Next<'a> {
        match self.way {
            Way::Link => linked(Links::of(page.headers())),
            Way::Page(_, count) if count(page.value()) == 0 => Next::None,
            Way::Page(name, _) => numbered(name, Links::of(page.headers())),
            Way::Cursor(name, next) => match next(page.value()) {
                Some(value) if !value.is_empty() => Next::Value(name, value),
                _ => Next::None,
            },
        }
    }
}

/// A list must not end in silence because a link to the rest of it can't be read.
fn linked(links: Links<'_>) -> Next<'_> {
    let mut next = None;
    let mut unreadable = false;
    for link in links.read() {
        match link {
            Ok(link) if link.is("next") => match next.replace(link.target()) {
                Some(other) if other != link.target() => {
                    return Next::Unknown("its `Link` header has two links to the next page");
                }
                _ => {}
            },
            Ok(_) => {}
            Err(_) => unreadable = true,
        }
    }
    match next {
        Some(target) => Next::At(target),
        None if unreadable => {
            Next::Unknown("its `Link` header can't be read, so that there may be a next page")
        }
        None => Next::None,
    }
}

/// What the links of a numbered page say of whether it is the last.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client reads it")
)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Last<'a> {
    /// The reference to the last page, whose number decides where it can be read.
    pub(crate) target: Option<&'a str>,
    /// What holds otherwise.
    pub(crate) is_here: bool,
}

/// A server that links to the page before and not to the one behind has no more; some answer a
/// number that is too great with a failure. One that links to a last page behind this one has.
fn numbered<'a>(name: &'static str, links: Links<'a>) -> Next<'a> {
    let has_next = !matches!(linked(links), Next::None);
    let has_before = links.rel("prev").or(links.rel("previous")).is_some();
    let last = links.rel("last").filter(|_| !has_next);
    Next::Number(
        name,
        Last {
            target: last.map(|last| last.target()),
            is_here: has_before && !has_next,
        },
    )
}

/// A value that a response holds for the request of the next page (`paginate = cursor(field,
/// response_field)`): a text, a whole number, or an `Option` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the cursor of a next page",
    label = "a cursor is a text, a whole number, or an `Option` of one",
    note = "help: declare the field as `Option<String>`, or implement `endpoint::Cursor` for its type"
)]
pub trait Cursor {
    /// The value as text, not encoded. `None` or an empty text: there is no next page.
    fn next(&self) -> Option<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl Cursor for str {
    fn next(&self) -> Option<Cow<'_, str>> {
        Some(self.into())
    }
}

#[diagnostic::do_not_recommend]
impl Cursor for String {
    fn next(&self) -> Option<Cow<'_, str>> {
        Some(self.into())
    }
}

#[diagnostic::do_not_recommend]
impl Cursor for Cow<'_, str> {
    fn next(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(self))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Cursor + ?Sized> Cursor for &T {
    fn next(&self) -> Option<Cow<'_, str>> {
        T::next(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Cursor + ?Sized> Cursor for Box<T> {
    fn next(&self) -> Option<Cow<'_, str>> {
        T::next(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Cursor> Cursor for Option<T> {
    fn next(&self) -> Option<Cow<'_, str>> {
        self.as_ref().and_then(T::next)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Cursor> Cursor for Nullable<T> {
    fn next(&self) -> Option<Cow<'_, str>> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => value.next(),
        }
    }
}

/// A value of the request that is the number of its page (`paginate = page(field)`): a whole number,
/// or an `Option` of one. It goes on from there, so that a type of your own implements this if it
/// serializes as a whole number:
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Number(u32);
///
/// impl endpoint::PageNumber for Number {}
///
/// #[endpoint::endpoint(GET "/issues" -> Vec<String>, paginate = page(page))]
/// struct ListIssues {
///     page: Number,
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the number of a page",
    label = "a page's number is a whole number, or an `Option` of one",
    note = "help: declare the field as `Option<u32>`; a type that serializes as a whole number can \
            implement `endpoint::PageNumber`; for a text that the page before names write `paginate = \
            cursor(field, response_field)`"
)]
pub trait PageNumber: Serialize {
    #[doc(hidden)]
    fn number(&self) -> Value<'_>
    where
        Self: Sized,
    {
        Value::Query(self, Style::Repeat)
    }
}

#[diagnostic::do_not_recommend]
impl<T: PageNumber + ?Sized> PageNumber for &T {}

#[diagnostic::do_not_recommend]
impl<T: PageNumber> PageNumber for Option<T> {}

macro_rules! numbers {
    ($($type:ty)*) => {
        $(#[diagnostic::do_not_recommend]
        impl PageNumber for $type {}

        #[diagnostic::do_not_recommend]
        impl PageNumber for NonZero<$type> {}

        #[diagnostic::do_not_recommend]
        impl Cursor for $type {
            fn next(&self) -> Option<Cow<'_, str>> {
                Some(self.to_string().into())
            }
        })*
    };
}

numbers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
