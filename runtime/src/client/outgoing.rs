//! What is sent, and sent again: the request of a call, whole each time.

use http::header::{AUTHORIZATION, HeaderName};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, Method, Request, Uri};

use super::reference::Target;
use crate::body::{Again, Body};

/// The request of a call. Its body can be had once or any number of times.
pub(super) struct Outgoing {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    first: Option<Body>,
    again: Option<Again>,
    has_body: bool,
}

impl Outgoing {
    pub(super) fn new(request: Request<Body>) -> Outgoing {
        let (parts, body) = request.into_parts();
        Outgoing {
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            again: body.again(),
            has_body: body.as_bytes() != Some(b""),
            first: Some(body),
        }
    }

    /// The request, `None` where its body was a stream that is gone.
    pub(super) fn open(&mut self) -> Option<Request<Body>> {
        let body = self.first.take();
        let body = body.or_else(|| self.again.as_ref().map(Again::open))?;
        let mut request = Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        Some(request)
    }

    /// Whether it can be sent once more.
    pub(super) fn can_be_opened(&self) -> bool {
        self.first.is_some() || self.again.is_some()
    }

    pub(super) fn has_body(&self) -> bool {
        self.has_body
    }

    /// Sends no body from now on.
    pub(super) fn drop_body(&mut self) {
        for name in [CONTENT_LENGTH, CONTENT_TYPE, CONTENT_ENCODING] {
            self.headers.remove(name);
        }
        self.first = Some(Body::empty());
        self.again = Body::empty().again();
        self.has_body = false;
    }

    /// Goes elsewhere from now on, without secrets where that is another origin. There is no way back
    /// for them.
    pub(super) fn turn_to(&mut self, target: &Target, same_origin: bool, secrets: &[HeaderName]) {
        self.uri = target.uri().clone();
        if !same_origin {
            self.forget(secrets);
        }
    }

    /// Takes out what usually is a secret, what is marked as one, and the client's credentials.
    fn forget(&mut self, secrets: &[HeaderName]) {
        let marked = self
            .headers
            .iter()
            .filter(|(_, value)| value.is_sensitive());
        let marked: Vec<HeaderName> = marked.map(|(name, _)| name.clone()).collect();
        let usual = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE];
        for name in marked.iter().chain(&usual).chain(secrets) {
            self.headers.remove(name);
        }
    }
}
