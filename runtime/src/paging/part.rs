//! How is a cursor found inside parts of a page that may be missing?

use crate::nullable::Nullable;

/// A part of a page, on the way to the cursor in it. An inherent function wins over that of
/// [`AnyPart`], and knows that the part may be missing: then there is no next page.
#[derive(Debug)]
pub struct Part<'a, T>(pub &'a T);

impl<'a, T> Part<'a, Option<T>> {
    /// Goes on inside of it, where it is there.
    pub fn then<R>(self, next: impl FnOnce(&'a T) -> Option<R>) -> Option<R> {
        self.0.as_ref().and_then(next)
    }
}

impl<'a, T> Part<'a, Nullable<T>> {
    /// Goes on inside of it, where it is there.
    pub fn then<R>(self, next: impl FnOnce(&'a T) -> Option<R>) -> Option<R> {
        match self.0 {
            Nullable::Null => None,
            Nullable::Value(part) => next(part),
        }
    }
}

/// The answer for every part that is there.
pub trait AnyPart<'a>: Sized {
    /// What it is.
    type Inner: 'a;

    /// Goes on inside of it.
    fn then<R>(self, next: impl FnOnce(&'a Self::Inner) -> Option<R>) -> Option<R>;
}

impl<'a, T> AnyPart<'a> for Part<'a, T> {
    type Inner = T;

    fn then<R>(self, next: impl FnOnce(&'a T) -> Option<R>) -> Option<R> {
        next(self.0)
    }
}
