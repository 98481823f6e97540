//! How a file is read while it is sent.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

/// How much is read at once, in bytes.
const PIECE: usize = 64 << 10;

type Opening = Pin<Box<dyn Future<Output = io::Result<File>> + Send>>;

/// The pieces of a file, which is opened when the first one is asked for.
pub(super) enum FilePieces {
    Opening(Opening),
    Reading(File),
}

impl FilePieces {
    pub(super) fn new(path: PathBuf) -> FilePieces {
        FilePieces::Opening(Box::pin(File::open(path)))
    }
}

impl Stream for FilePieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut *self {
                FilePieces::Opening(opening) => {
                    let file = ready!(opening.as_mut().poll(cx))?;
                    *self = FilePieces::Reading(file);
                }
                FilePieces::Reading(file) => {
                    let mut piece = vec![0; PIECE];
                    let mut buffer = ReadBuf::new(&mut piece);
                    ready!(Pin::new(file).poll_read(cx, &mut buffer))?;
                    let read = buffer.filled().len();
                    piece.truncate(read);
                    return Poll::Ready((read > 0).then(|| Ok(Bytes::from(piece))));
                }
            }
        }
    }
}
