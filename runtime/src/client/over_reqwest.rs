//! The client's own transport: reqwest, with all that this library decides itself turned off.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::gzip;
use super::transport::{Transport, TransportError, TransportFuture};
use crate::body::{Body, BoxError};
use crate::fault::Fault;

struct Reqwest(reqwest::Client);

/// A transport over a reqwest client with the user's settings and ours, in this order.
pub(super) fn transport(
    configure: Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>,
    connect: Duration,
) -> Result<impl Transport, Fault> {
    configure(reqwest::Client::builder())
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        // It would undo what was not asked for, and ask for what another crate turns on in it.
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        // It would log the credentials with all other bytes.
        .connection_verbose(false)
        .connect_timeout(connect)
        .build()
        .map(Reqwest)
        .map_err(|error| {
            Fault::build("the transport can't be set up".to_owned()).caused_by(quiet(error))
        })
}

/// The URL may hold private values, so no error repeats it.
fn quiet(error: reqwest::Error) -> BoxError {
    error.without_url().into()
}

fn failed(error: reqwest::Error) -> TransportError {
    if error.is_builder() {
        return TransportError::not_sent(quiet(error));
    }
    if any_cause(&error, is_refused_certificate) {
        return TransportError::certificate_refused(quiet(error));
    }
    if any_cause(&error, is_not_processed) {
        return TransportError::not_processed(quiet(error));
    }
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportError::connect_timeout(quiet(error)),
        (true, false) => TransportError::not_connected(quiet(error)),
        (false, _) => TransportError::new(quiet(error)),
    }
}

type Cause<'a> = &'a (dyn std::error::Error + 'static);

/// Whether an error or one of its causes is so. What an I/O error was made from is no source of it,
/// but only to be asked for.
fn any_cause(error: Cause<'_>, is: fn(Cause<'_>) -> bool) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if is(error) {
            return true;
        }
        let inner = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref);
        next = match inner {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    false
}

fn is_refused_certificate(error: Cause<'_>) -> bool {
    use rustls::Error::{InvalidCertRevocationList, InvalidCertificate, NoCertificatesPresented};
    matches!(
        error.downcast_ref(),
        Some(InvalidCertificate(_) | InvalidCertRevocationList(_) | NoCertificatesPresented)
    )
}

/// The peer refused the stream, or went away before it: h2 gives the error of a `GOAWAY` only to
/// streams above the last that the peer has seen, and to those that were never opened.
fn is_not_processed(error: Cause<'_>) -> bool {
    error.downcast_ref::<h2::Error>().is_some_and(|error| {
        let refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
        error.is_remote() && (refused || error.is_go_away())
    })
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        let client = self.0.clone();
        Box::pin(async move {
            let mut request = reqwest::Request::try_from(request.map(outgoing)).map_err(failed)?;
            let may_be_gzip = gzip::ask(request.headers_mut());
            if request
                .body()
                .is_some_and(|body| body.as_bytes() == Some(b""))
            {
                *request.body_mut() = None;
            }
            let response = client.execute(request).await.map_err(failed)?;
            let response = http::Response::from(response).map(|body| Body::live(Incoming(body)));
            Ok(if may_be_gzip {
                gzip::inflate(response)
            } else {
                response
            })
        })
    }
}

fn outgoing(body: Body) -> reqwest::Body {
    match body.into_bytes() {
        Ok(bytes) => bytes.into(),
        Err(stream) => reqwest::Body::wrap(Outgoing(Mutex::new(stream))),
    }
}

/// A request's stream. reqwest asks for `Sync`, which a mutex that is never locked gives.
struct Outgoing(Mutex<Body>);

impl Outgoing {
    fn stream(&mut self) -> Pin<&mut Body> {
        Pin::new(self.0.get_mut().unwrap_or_else(PoisonError::into_inner))
    }
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.stream().poll_frame(cx)
    }
}

/// A response's body, whose errors do not repeat the URL.
struct Incoming(reqwest::Body);

impl http_body::Body for Incoming {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.0).poll_frame(cx).map_err(quiet)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
