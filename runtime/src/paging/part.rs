//! How is a cursor found in a page of which parts may be missing?

use std::ops::Deref;

use crate::nullable::Nullable;

/// A page, or a part of one, on the way to the cursor in it.
///
/// Its own functions know that an `Option` may be empty: then there is no next page. For every
/// other type those of [`There`] are found behind them.
#[derive(Debug)]
pub struct Part<'a, T>(There<'a, T>);

/// A part that is as it stands there.
#[derive(Debug)]
pub struct There<'a, T>(Option<&'a T>);

/// The whole of a page.
#[must_use]
pub fn part<T>(page: &T) -> Part<'_, T> {
    Part(There(Some(page)))
}

impl<'a, T> There<'a, T> {
    /// A part of this one.
    pub fn part<U>(&self, of: impl FnOnce(&'a T) -> &'a U) -> Part<'a, U> {
        Part(There(self.0.map(of)))
    }

    /// What is in it at last.
    pub fn then<R>(&self, last: impl FnOnce(&'a T) -> Option<R>) -> Option<R> {
        self.0.and_then(last)
    }
}

impl<'a, T> Deref for Part<'a, T> {
    type Target = There<'a, T>;

    fn deref(&self) -> &There<'a, T> {
        &self.0
    }
}

/// What may be empty.
///
/// One trait for all of them, so that one function is found for a part whose type is not known: beside a
/// field that is not there, a choice of several would be a second error.
pub trait MayBeMissing {
    /// What is in it, where it is not empty.
    type Inner;

    /// It, if there is any.
    fn inner(&self) -> Option<&Self::Inner>;
}

impl<T> MayBeMissing for Option<T> {
    type Inner = T;

    fn inner(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T> MayBeMissing for Nullable<T> {
    type Inner = T;

    fn inner(&self) -> Option<&T> {
        match self {
            Nullable::Null => None,
            Nullable::Value(value) => Some(value),
        }
    }
}

impl<'a, M: MayBeMissing> Part<'a, M> {
    /// A part of what is inside of it.
    pub fn part<U>(&self, of: impl FnOnce(&'a M::Inner) -> &'a U) -> Part<'a, U> {
        There(self.0.0.and_then(M::inner)).part(of)
    }

    /// What is in it at last.
    pub fn then<R>(&self, last: impl FnOnce(&'a M::Inner) -> Option<R>) -> Option<R> {
        There(self.0.0.and_then(M::inner)).then(last)
    }
}
