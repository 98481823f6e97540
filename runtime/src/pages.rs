//! What does a walk over a list give? A stream of pages, or one of the items on them.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use crate::client::Walk;
use crate::error::Error;
use crate::failure::{FromFailure, Show, failed};
use crate::page::Page;
use crate::paging::Paging;
use crate::reply::FromResponse;
use crate::response::Response;

/// The pages of a list, one after the other: a [`Stream`] of [`Response`]s.
///
/// The first request is the endpoint's own; each further one goes where the page before it says. A
/// page is asked for when the stream is polled for it, so that dropping the stream ends the walk.
///
/// An error is an item, and the last one: any that a call can have, and what would lead the walk
/// astray or on without an end ([`Error::is_paging`]): a link to another origin, a page that was
/// there before, more pages than [`max_pages`](Pages::max_pages). No page is left out or given
/// twice; what the server moves from page to page in the meantime is the server's.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Pages<T, E> {
    walk: Walk,
    paging: Paging<T>,
    show: Show<E>,
}

impl<T, E> Pages<T, E> {
    pub(crate) fn new(walk: Walk, paging: Paging<T>, show: Show<E>) -> Pages<T, E> {
        Pages { walk, paging, show }
    }

    /// The most pages that are asked for, at least 1. A list that goes on behind them ends in an
    /// error. 10,000 unless set.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.walk.at_most(pages);
        self
    }

    /// Asks for the next page while the one before it is worked on.
    ///
    /// A task of the tokio runtime does it, so that it goes on whether the stream is polled or not;
    /// it ends with the stream. One page is read ahead, no more: then two are in memory.
    pub fn read_ahead(mut self) -> Self {
        self.walk.read_ahead();
        self
    }
}

impl<T: FromResponse, E: FromFailure> Pages<T, E> {
    /// The next page, `None` behind the last. It is safe to drop the future and call again.
    ///
    /// # Errors
    ///
    /// As for [`Client::send`](crate::Client::send), and [`Error::is_paging`].
    pub async fn next(&mut self) -> Option<Result<Response<T>, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<T: FromResponse, E: FromFailure> Stream for Pages<T, E> {
    type Item = Result<Response<T>, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(reply) = ready!(self.walk.poll(cx)) else {
            return Poll::Ready(None);
        };
        let page = reply.and_then(|mut reply| Response::from_reply(&mut reply));
        if let Ok(page) = &page {
            let next = self.paging.after(page);
            self.walk.go(next);
        }
        Poll::Ready(Some(page.map_err(|fault| failed(fault, self.show))))
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages")
    }
}

/// The items of a list, whatever pages they are on: a [`Stream`] over [`Pages`].
///
/// It asks for a page when the items of the one before it are gone. What is said of the errors of
/// [`Pages`] holds here: an error is the last item.
#[must_use = "nothing is sent until the stream is polled"]
pub struct Items<P: Page, E> {
    pages: Pages<P, E>,
    items: vec::IntoIter<P::Item>,
}

impl<P: Page, E> Items<P, E> {
    pub(crate) fn new(pages: Pages<P, E>) -> Items<P, E> {
        Items {
            pages,
            items: Vec::new().into_iter(),
        }
    }

    /// As [`Pages::max_pages`].
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// As [`Pages::read_ahead`].
    pub fn read_ahead(mut self) -> Self {
        self.pages = self.pages.read_ahead();
        self
    }
}

impl<P: Page + FromResponse, E: FromFailure> Items<P, E> {
    /// The next item, `None` behind the last. It is safe to drop the future and call again.
    ///
    /// # Errors
    ///
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<P::Item, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }
}

impl<P: Page + FromResponse, E: FromFailure> Stream for Items<P, E> {
    type Item = Result<P::Item, Error<E>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            // The memory of this page is free before the next one comes.
            self.items = Vec::new().into_iter();
            match ready!(Pin::new(&mut self.pages).poll_next(cx)) {
                Some(Ok(page)) => self.items = page.into_value().into_items().into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.items.len(), None)
    }
}

/// Nothing in it is pinned, whatever the items are.
impl<P: Page, E> Unpin for Items<P, E> {}

impl<P: Page, E> fmt::Debug for Items<P, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items")
    }
}

/// Walks are spawned and kept in structs. Pages are not held, so that their type is no matter; items
/// are.
const _: () = {
    use std::rc::Rc;
    const fn send_static<T: Send + Unpin + 'static>() {}
    const fn unpin_static<T: Unpin + 'static>() {}
    send_static::<Pages<Rc<()>, Rc<()>>>();
    send_static::<Items<Vec<u8>, Rc<()>>>();
    unpin_static::<Items<Vec<Rc<std::marker::PhantomPinned>>, Rc<()>>>();
};
