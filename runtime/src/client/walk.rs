//! How is a list walked? One request after the other, each where the page before it said, within
//! the bounds that keep a walk finite and on its own server.

mod ahead;
mod edit;

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{HeaderMap, Request, Uri};

use self::ahead::Ahead;
use super::Replying;
use super::echo;
use super::exchange;
use super::reference::Target;
use super::settings::Settings;
use crate::body::Body;
use crate::draft::Draft;
use crate::fault::{Fault, Kind};
use crate::paging::Next;
use crate::reply::Arrived;
use crate::spec::Spec;

/// How many pages a walk has at the most, unless told.
const PAGES: u32 = 10_000;

/// A walk over the pages of one list. It knows no type of them.
pub(crate) struct Walk {
    settings: Arc<Settings>,
    spec: &'static Spec,
    live: bool,
    /// The request of the page under way, to make the next one from.
    request: Request<Bytes>,
    /// Where the page came from: its links are relative to that (RFC 3986, 5.1.3).
    at: Uri,
    /// What that page was asked with: its links may repeat a credential.
    sent: HeaderMap,
    under_way: UnderWay,
    asked: u32,
    most: u32,
    reads_ahead: bool,
    /// The URLs that were asked for, as hashes: 8 bytes a page.
    seen: HashSet<u64>,
    hasher: RandomState,
}

enum UnderWay {
    /// Runs when it is polled.
    Page(Replying),
    /// Runs by itself.
    Ahead(Ahead),
    Nothing,
}

impl Walk {
    /// Begins with the first page. Nothing is sent before the first poll.
    pub(super) fn new(
        settings: &Arc<Settings>,
        spec: &'static Spec,
        draft: Draft,
        live: bool,
    ) -> Walk {
        let mut request = Request::default();
        let first = draft.and_then(|draft| {
            request = repeatable(draft).map_err(|fault| fault.of(spec))?;
            Ok(request.clone().map(Body::from))
        });
        let mut walk = Walk {
            settings: Arc::clone(settings),
            spec,
            live,
            under_way: UnderWay::Page(exchange::start(settings, spec, first, live)),
            at: request.uri().clone(),
            sent: HeaderMap::new(),
            request,
            asked: 1,
            most: PAGES,
            reads_ahead: false,
            seen: HashSet::new(),
            hasher: RandomState::new(),
        };
        let first = walk.request.uri().clone();
        walk.is_new(&first);
        walk
    }

    pub(crate) fn at_most(&mut self, pages: u32) {
        self.most = pages.max(1);
    }

    pub(crate) fn read_ahead(&mut self) {
        self.reads_ahead = true;
    }

    /// The next reply, or nothing behind the last. After a reply the walk is over, unless it is told
    /// where to [`go`](Walk::go).
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Arrived>> {
        let reply = match &mut self.under_way {
            UnderWay::Page(page) => ready!(page.as_mut().poll(cx)),
            UnderWay::Ahead(page) => ready!(page.poll(cx)).map_err(|fault| fault.of(self.spec)),
            UnderWay::Nothing => return Poll::Ready(None),
        };
        self.under_way = UnderWay::Nothing;
        if let Ok(reply) = &reply {
            self.at = reply.asked.url.clone();
            self.sent = reply.asked.headers.clone();
        }
        Poll::Ready(Some(reply))
    }

    /// Makes the request of the next page, and sends it where it is read ahead. What can't be gone
    /// to is an error in the place of that page.
    pub(crate) fn go(&mut self, next: Next<'_>) {
        let target = match self.target(next) {
            Ok(None) => return,
            Ok(Some(target)) => target,
            Err(why) => {
                let fault = Fault::new(Kind::Paging(why)).of(self.spec);
                self.under_way = UnderWay::Page(Box::pin(async { Err(fault) }));
                return;
            }
        };
        *self.request.uri_mut() = target;
        self.asked += 1;
        let draft = Ok(self.request.clone().map(Body::from));
        let page = exchange::start(&self.settings, self.spec, draft, self.live);
        self.under_way = if self.reads_ahead {
            Ahead::start(page).map_or_else(UnderWay::Page, UnderWay::Ahead)
        } else {
            UnderWay::Page(page)
        };
    }
}

impl Walk {
    fn target(&mut self, next: Next<'_>) -> Result<Option<Uri>, String> {
        let now = self.request.uri();
        // Behind numbered pages there may be none: only the answer would tell.
        let has = match next {
            Next::Number(..) => "may have",
            _ => "has",
        };
        let target = match next {
            Next::None => return Ok(None),
            Next::Unknown(why) => return Err(why.to_owned()),
            Next::At(link) => self.linked(link)?,
            Next::Number(name, last) => match edit::with_number_after(now, name, last)? {
                Some(target) => target,
                None => return Ok(None),
            },
            Next::Value(name, value) => edit::with_pair(now, name, &value)?,
        };
        if self.asked >= self.most {
            let most = self.most;
            return Err(format!(
                "the list {has} more than {most} pages; `max_pages` is the limit"
            ));
        }
        if !self.is_new(&target) {
            return Err("the page names a page as the next one that was there before".to_owned());
        }
        Ok(Some(target))
    }

    /// A link that keeps the base's origin, so that credentials stay where they belong.
    fn linked(&self, link: &str) -> Result<Uri, String> {
        let target = Target::resolve(link.as_bytes(), &self.at)
            .map_err(|why| format!("the target of the link to the next page {why}"))?;
        if !target.has_origin_of(&self.settings.base) {
            let shown = if echo::is_in(&self.sent, link.as_bytes()) {
                "which is not shown, for the link repeats a credential"
            } else {
                target.origin()
            };
            return Err(format!(
                "the link to the next page leads to another origin, {shown}, and is not followed"
            ));
        }
        Ok(target.uri().clone())
    }

    fn is_new(&mut self, target: &Uri) -> bool {
        self.seen.insert(self.hasher.hash_one(target.to_string()))
    }
}

/// The request with its body in memory, as each page's request is sent with it anew.
fn repeatable(request: Request<Body>) -> Result<Request<Bytes>, Fault> {
    let (parts, body) = request.into_parts();
    match body.into_bytes() {
        Ok(bytes) => Ok(Request::from_parts(parts, bytes)),
        Err(_) => Err(Fault::build(
            "its body is a stream, which can't be sent again for the next page".to_owned(),
        )),
    }
}
