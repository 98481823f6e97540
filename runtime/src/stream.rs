//! A request's body that is sent as it comes, and never held in memory whole.

#[cfg(feature = "client")]
mod file;

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use serde_core::ser::Error as _;

use crate::body::{Body, BoxError};
use crate::encode::EncodeError;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;
type Progress = Arc<dyn Fn(u64, Option<u64>) + Send + Sync>;

/// A body that is read from a stream while it is sent.
///
/// ```
/// use bytes::Bytes;
/// use endpoint::StreamBody;
/// # use futures_util::stream;
///
/// let pieces = || stream::iter(["one", "two"].map(|piece| Ok::<_, std::io::Error>(piece.into())));
/// let body = StreamBody::repeat(pieces).length(6).progress(|sent, of| {
///     println!("{sent} of {of:?} bytes");
/// });
/// ```
#[derive(Clone)]
pub struct StreamBody {
    source: Source,
    length: Option<u64>,
    progress: Option<Progress>,
}

#[derive(Clone)]
enum Source {
    Once(Arc<Mutex<Option<Pieces>>>),
    Repeat(Arc<dyn Fn() -> Pieces + Send + Sync>),
}

impl StreamBody {
    /// A stream that can be sent once. Sending it again is an error before any I/O.
    pub fn once<S, E>(stream: S) -> StreamBody
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let pieces: Pieces = Box::pin(Converted(Box::pin(stream)));
        StreamBody::new(Source::Once(Arc::new(Mutex::new(Some(pieces)))))
    }

    /// A stream that is made anew each time it is sent.
    pub fn repeat<F, S, E>(make: F) -> StreamBody
    where
        F: Fn() -> S + Send + Sync + 'static,
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        StreamBody::new(Source::Repeat(Arc::new(move || {
            Box::pin(Converted(Box::pin(make())))
        })))
    }

    /// A file, opened and read each time it is sent. Its length now is the length that is sent.
    ///
    /// # Errors
    ///
    /// Where the file's length can't be read: it does not exist, or may not be seen.
    #[cfg(feature = "client")]
    pub fn file(path: impl Into<std::path::PathBuf>) -> std::io::Result<StreamBody> {
        let path = path.into();
        let length = std::fs::metadata(&path)?.len();
        Ok(StreamBody::repeat(move || file::FilePieces::new(path.clone())).length(length))
    }

    fn new(source: Source) -> StreamBody {
        StreamBody {
            source,
            length: None,
            progress: None,
        }
    }

    /// How many bytes will come, which is sent as `Content-Length`. A stream that gives more or
    /// fewer ends the call with an error.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> StreamBody {
        self.length = Some(bytes);
        self
    }

    /// Calls this function whenever a piece was handed to the transport, with the bytes so far and
    /// the length where it is known.
    #[must_use]
    pub fn progress(mut self, progress: impl Fn(u64, Option<u64>) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(progress));
        self
    }

    /// The body of one request.
    pub(crate) fn open(&self) -> Result<Body, EncodeError> {
        let pieces = match &self.source {
            Source::Repeat(make) => {
                let (stream, make) = (self.clone(), Arc::clone(make));
                return Ok(Body::repeatable(move || stream.body(make())));
            }
            Source::Once(stream) => {
                let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                stream.take().ok_or_else(|| {
                    EncodeError::custom(
                        "the stream was sent already; `StreamBody::repeat` makes it anew",
                    )
                })?
            }
        };
        Ok(self.body(pieces))
    }

    fn body(&self, pieces: Pieces) -> Body {
        let (length, progress) = (self.length, self.progress.clone());
        Body::live(Open {
            pieces,
            length,
            progress,
            sent: 0,
        })
    }
}

impl fmt::Debug for StreamBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamBody")
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// A stream with its errors boxed. The inner pin spares an unsafe projection.
struct Converted<S>(Pin<Box<S>>);

impl<S, E> Stream for Converted<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx).map_err(Into::into)
    }
}

/// A stream on its way, counted.
struct Open {
    pieces: Pieces,
    length: Option<u64>,
    progress: Option<Progress>,
    sent: u64,
}

impl http_body::Body for Open {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let piece = ready!(self.pieces.as_mut().poll_next(cx)).transpose()?;
        let Some(piece) = piece else {
            return Poll::Ready(match self.length {
                Some(length) if self.sent < length => Some(Err(mismatch(length, self.sent))),
                _ => None,
            });
        };
        self.sent += piece.len() as u64;
        if let Some(length) = self.length.filter(|length| self.sent > *length) {
            return Poll::Ready(Some(Err(mismatch(length, self.sent))));
        }
        if let Some(progress) = &self.progress {
            progress(self.sent, self.length);
        }
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.length.map(|length| length.saturating_sub(self.sent));
        left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn mismatch(declared: u64, given: u64) -> BoxError {
    format!("the stream was declared to have {declared} bytes, and gave {given}").into()
}
