//! Is a body compressed because it was asked for so? Then it is inflated as it comes, and no other is.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use async_compression::tokio::bufread::GzipDecoder;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, RANGE};
use http::{HeaderMap, HeaderValue, Response};
use http_body::{Body as _, Frame};
use tokio_util::io::{StreamReader, poll_read_buf};

use crate::body::{Body, BoxError};

/// The most bytes that one frame of an inflated body has.
const FRAME: usize = 16 << 10;

/// Asks for gzip where a request says nothing of codings, and tells whether gzip may come.
///
/// A range counts bytes as they are coded (RFC 9110, 14.2), and a part of compressed bytes can't be
/// inflated: then nothing but the bytes themselves are asked for.
pub(super) fn ask(headers: &mut HeaderMap) -> bool {
    if !headers.contains_key(ACCEPT_ENCODING) {
        let is_part = headers.contains_key(RANGE);
        let coding = if is_part { "identity" } else { "gzip" };
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(coding));
    }
    is_accepted(headers)
}

/// Whether `Accept-Encoding` lets gzip come, by its name or by `*` (RFC 9110, 12.5.3).
fn is_accepted(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT_ENCODING).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let mut others = false;
    for coding in values.flat_map(|value| value.split(',')) {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().trim_start_matches(['q', 'Q', '=', ' ']);
        let is_welcome =
            weight.parse::<f32>().is_ok_and(|weight| weight > 0.0) || weight.is_empty();
        if is_gzip(name) {
            return is_welcome;
        }
        others |= name.trim() == "*" && is_welcome;
    }
    others
}

/// By both names that it has (RFC 9110, 8.4.1.3).
fn is_gzip(coding: &str) -> bool {
    let coding = coding.trim();
    coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip")
}

/// The response with the body as it was before it was compressed, by gzip and nothing else. Its
/// headers no longer tell of the coding, nor of the length that it had.
pub(super) fn inflate(response: Response<Body>) -> Response<Body> {
    let codings = response.headers().get_all(CONTENT_ENCODING);
    let mut codings = codings.iter().map(|coding| coding.to_str().ok());
    let coded = matches!((codings.next(), codings.next()), (Some(Some(one)), None) if is_gzip(one));
    if !coded || response.body().is_end_stream() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(CONTENT_ENCODING);
    parts.headers.remove(CONTENT_LENGTH);
    let pieces = Pieces {
        body,
        are_none: true,
        trailers: None,
    };
    let mut decoder = GzipDecoder::new(StreamReader::new(pieces));
    // Members that follow one another are one body (RFC 1952, 2.2).
    decoder.multiple_members(true);
    let room = BytesMut::new();
    Response::from_parts(parts, Body::live(Inflated { decoder, room }))
}

struct Inflated {
    decoder: GzipDecoder<StreamReader<Pieces, Bytes>>,
    room: BytesMut,
}

impl http_body::Body for Inflated {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Inflated { decoder, room } = &mut *self;
        room.reserve(FRAME);
        let read = ready!(poll_read_buf(Pin::new(&mut *decoder), cx, room));
        let pieces = decoder.get_mut().get_mut();
        Poll::Ready(match read {
            Ok(1..) => Some(Ok(Frame::data(room.split().freeze()))),
            // An empty body is no member that breaks off: there is no content.
            Err(error) if !pieces.are_none => Some(Err(cause(error))),
            _ => pieces.trailers.take().map(Frame::trailers).map(Ok),
        })
    }
}

/// The transport's own error, or the one of the coding.
fn cause(error: io::Error) -> BoxError {
    let kind = error.kind();
    error
        .into_inner()
        .unwrap_or_else(|| io::Error::from(kind).into())
}

/// The compressed bytes of a body. Its trailers are kept aside.
struct Pieces {
    body: Body,
    /// Whether nothing has come, of a body that has not broken off.
    are_none: bool,
    trailers: Option<HeaderMap>,
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let Some(frame) = ready!(Pin::new(&mut self.body).poll_frame(cx)) else {
                return Poll::Ready(None);
            };
            match frame.map(Frame::into_data) {
                Ok(Ok(data)) => {
                    self.are_none &= data.is_empty();
                    return Poll::Ready(Some(Ok(data)));
                }
                Ok(Err(frame)) => self.trailers = frame.into_trailers().ok(),
                Err(error) => {
                    self.are_none = false;
                    return Poll::Ready(Some(Err(io::Error::other(error))));
                }
            }
        }
    }
}
