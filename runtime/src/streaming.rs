//! What is a response whose body is read as it comes?

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::response::Parts;
use http_body::{Body as _, Frame, SizeHint};

use crate::body::{Body, BoxError};
use crate::error::Error;
use crate::fault::{Fault, Kind};
use crate::reply::{FromResponse, Reply};
use crate::spec::Spec;

type Progress = Box<dyn FnMut(u64, Option<u64>) + Send + Sync>;

/// A response's body that is read as it comes, whatever its content type and however long it is.
///
/// It is a [`Stream`] of bytes and an [`http_body::Body`], and can be
/// written to a file or socket by `write_to` (feature `client`). No cap holds, for nothing is kept in
/// memory. The call's total timeout ends with the head of the response. Dropping it ends the transfer.
/// A field `#[header("Range")]` asks for a part; then no compression is asked for, of which a part
/// could not be read.
///
/// ```no_run
/// # async fn example(client: endpoint::Client) -> Result<(), Box<dyn std::error::Error>> {
/// use endpoint::{Streaming, endpoint};
///
/// #[endpoint(GET "/releases/assets/<id>" -> Streaming, accept = "application/octet-stream")]
/// struct Asset {
///     id: u64,
/// }
///
/// let mut asset = Asset { id: 7 }.send(&client).await?;
/// while let Some(bytes) = asset.chunk().await? {
///     println!("{} bytes more", bytes.len());
/// }
/// # Ok(())
/// # }
/// ```
///
/// What [`Endpoint::response`](crate::Endpoint::response) makes of bytes holds just these. It is an
/// endpoint's whole response, and can't be in an `Option` or a variant: a 404 is an error as any
/// failure, and [`Error::status`] tells it.
pub struct Streaming {
    /// A body alone is not `Sync`. Nobody ever waits for the lock.
    body: Mutex<Body>,
    length: Option<u64>,
    received: u64,
    progress: Option<Progress>,
    origin: Box<Origin>,
}

/// What an error says of the response that it broke off.
struct Origin {
    spec: &'static Spec,
    parts: Parts,
    attempts: u32,
}

impl Streaming {
    /// The length of the whole body in bytes, where it is known: a compressed body has none.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// How many bytes were read so far.
    #[must_use]
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Calls this function with the bytes so far, and the length where it is known, whenever a piece
    /// was given out, or was written by `write_to`.
    #[must_use]
    pub fn progress(
        mut self,
        progress: impl FnMut(u64, Option<u64>) + Send + Sync + 'static,
    ) -> Streaming {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The next bytes, `None` at the end.
    ///
    /// # Errors
    ///
    /// The transfer broke off, or nothing came for too long. What was read until then may be a part
    /// of the body only.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx))
            .await
            .transpose()
    }

    fn body(&mut self) -> Pin<&mut Body> {
        Pin::new(self.body.get_mut().unwrap_or_else(PoisonError::into_inner))
    }

    fn report(&mut self) {
        if let Some(progress) = &mut self.progress {
            progress(self.received, self.length);
        }
    }

    #[cold]
    fn broken(&self, error: BoxError) -> Error {
        let fault = match error.downcast::<Error>() {
            Ok(ours) => ours.into_fault(),
            Err(error) => Fault::new(Kind::Transport).caused_by(error),
        };
        let Origin {
            spec,
            parts,
            attempts,
        } = &*self.origin;
        let fault = fault.of(spec).after(*attempts);
        Error::of(fault.answered(parts.clone(), Bytes::new()))
    }
}

#[diagnostic::do_not_recommend]
impl FromResponse for Streaming {
    const LIVE: bool = true;

    fn from_reply(reply: &mut Reply) -> Result<Streaming, Fault> {
        reply.success()?;
        let kept = || Body::from(reply.body.clone());
        let body = reply.live.take().unwrap_or_else(kept);
        Ok(Streaming {
            length: body.size_hint().exact(),
            body: Mutex::new(body),
            received: 0,
            progress: None,
            origin: Box::new(Origin {
                spec: reply.spec,
                parts: reply.parts.clone(),
                attempts: reply.attempts,
            }),
        })
    }
}

impl Stream for Streaming {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = ready!(self.as_mut().poll_frame(cx));
            match frame.transpose()?.map(Frame::into_data) {
                Some(Ok(data)) => return Poll::Ready(Some(Ok(data))),
                Some(Err(_trailers)) => {}
                None => return Poll::Ready(None),
            }
        }
    }
}

impl http_body::Body for Streaming {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        match ready!(self.body().poll_frame(cx)) {
            Some(Ok(frame)) => {
                if let Some(data) = frame.data_ref() {
                    self.received += data.len() as u64;
                    self.report();
                }
                Poll::Ready(Some(Ok(frame)))
            }
            Some(Err(error)) => {
                // After an error there is nothing more to come.
                *self.body() = Body::empty();
                Poll::Ready(Some(Err(self.broken(error))))
            }
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        let body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let body = self.body.lock().unwrap_or_else(PoisonError::into_inner);
        body.size_hint()
    }
}

/// The content is not shown: it may be private.
impl fmt::Debug for Streaming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streaming")
            .field("length", &self.length)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}

#[cfg(feature = "client")]
mod write {
    use std::future::poll_fn;
    use std::io;
    use std::pin::Pin;

    use tokio::io::AsyncWrite;

    use super::Streaming;

    impl Streaming {
        /// Writes the whole body, flushes the writer, and gives the number of bytes.
        ///
        /// # Errors
        ///
        /// An error of the writer as it is; one of the response as an [`io::Error`] whose
        /// [`get_ref`](io::Error::get_ref) is an [`Error`](crate::Error).
        pub async fn write_to<W>(mut self, writer: &mut W) -> io::Result<u64>
        where
            W: AsyncWrite + Unpin + ?Sized,
        {
            // Told when a piece is written, and not when it is read.
            let mut progress = self.progress.take();
            while let Some(bytes) = self.chunk().await.map_err(from_response)? {
                write_all(writer, &bytes).await?;
                if let Some(progress) = &mut progress {
                    progress(self.received, self.length);
                }
            }
            poll_fn(|cx| Pin::new(&mut *writer).poll_flush(cx)).await?;
            Ok(self.received)
        }
    }

    async fn write_all<W>(writer: &mut W, mut bytes: &[u8]) -> io::Result<()>
    where
        W: AsyncWrite + Unpin + ?Sized,
    {
        while !bytes.is_empty() {
            let written = poll_fn(|cx| Pin::new(&mut *writer).poll_write(cx, bytes)).await?;
            if written == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            bytes = &bytes[written..];
        }
        Ok(())
    }

    fn from_response(error: crate::Error) -> io::Error {
        let kind = if error.is_timeout() {
            io::ErrorKind::TimedOut
        } else {
            io::ErrorKind::Other
        };
        io::Error::new(kind, error)
    }
}

/// A download can be spawned, and be the body of another request.
const _: () = {
    const fn send<T: Send + Sync + Unpin + 'static>() {}
    send::<Streaming>();
};
