//! What a request or response carries: nothing, bytes, or a stream.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// Any error that a transport or a stream of bytes reports.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

type Live = Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>;

/// How a body is had once more.
#[derive(Clone)]
pub(crate) enum Again {
    Bytes(Bytes),
    Make(Arc<dyn Fn() -> Body + Send + Sync>),
}

impl Again {
    pub(crate) fn open(&self) -> Body {
        match self {
            Again::Bytes(bytes) => Body::from(bytes.clone()),
            Again::Make(make) => make(),
        }
    }
}

/// The body of an [`http::Request`] or [`http::Response`] on its way through a transport.
///
/// It is an [`http_body::Body`], so that any HTTP library of the hyper family takes it as it is.
#[derive(Default)]
pub struct Body(Kind);

#[derive(Default)]
enum Kind {
    #[default]
    Empty,
    Full(Bytes),
    Live(Live, Option<Again>),
}

impl Body {
    /// No body.
    #[must_use]
    pub const fn empty() -> Body {
        Body(Kind::Empty)
    }

    /// A body that comes in pieces, as a transport's response has it.
    pub fn live<B>(body: B) -> Body
    where
        B: http_body::Body<Data = Bytes, Error = BoxError> + Send + 'static,
    {
        Body(Kind::Live(Box::pin(body), None))
    }

    /// A stream that can be sent again, for this makes it anew.
    pub(crate) fn repeatable(make: impl Fn() -> Body + Send + Sync + 'static) -> Body {
        let mut body = make();
        if let Kind::Live(_, again) = &mut body.0 {
            *again = Some(Again::Make(Arc::new(make)));
        }
        body
    }

    /// How this body is had once more, `None` for a stream that comes once.
    pub(crate) fn again(&self) -> Option<Again> {
        match &self.0 {
            Kind::Empty => Some(Again::Bytes(Bytes::new())),
            Kind::Full(bytes) => Some(Again::Bytes(bytes.clone())),
            Kind::Live(_, again) => again.clone(),
        }
    }

    /// The bytes, `Some(b"")` when there is no body, and `None` for a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Empty => Some(b""),
            Kind::Full(bytes) => Some(bytes),
            Kind::Live(..) => None,
        }
    }

    /// The bytes without a copy, or the body itself where it is a stream.
    ///
    /// # Errors
    ///
    /// Gives the body back when it is a stream.
    pub fn into_bytes(self) -> Result<Bytes, Body> {
        match self.0 {
            Kind::Empty => Ok(Bytes::new()),
            Kind::Full(bytes) => Ok(bytes),
            Kind::Live(..) => Err(self),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Body {
        Body(Kind::Full(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Body {
        Body(Kind::Full(bytes.into()))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Body {
        Body(Kind::Full(text.into()))
    }
}

/// The content is not shown: it may be private.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Empty => f.write_str("Body(empty)"),
            Kind::Full(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Kind::Live(..) => f.write_str("Body(stream)"),
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Empty => Poll::Ready(None),
            Kind::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Kind::Empty;
                Poll::Ready((!bytes.is_empty()).then_some(Ok(Frame::data(bytes))))
            }
            Kind::Live(body, _) => body.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Empty => true,
            Kind::Full(bytes) => bytes.is_empty(),
            Kind::Live(body, _) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Empty => SizeHint::with_exact(0),
            Kind::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Live(body, _) => body.size_hint(),
        }
    }
}
