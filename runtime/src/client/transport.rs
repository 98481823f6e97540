//! What carries a request to a server: the one trait between this library and an HTTP client.

use std::fmt;
use std::pin::Pin;

use crate::body::{Body, BoxError};

/// The future of a transport.
pub type TransportFuture =
    Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send>>;

/// Sends one request once. It follows no redirect and repeats nothing; the client decides that.
///
/// A transport makes connections, speaks HTTP, and undoes the content coding that it asked for.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not carry requests",
    label = "a transport must be `endpoint::Transport`",
    note = "help: implement `endpoint::Transport` for the type, or use `MemoryTransport::new` for an \
            async function of a request"
)]
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and gives the response as soon as its head is there.
    fn send(&self, request: http::Request<Body>) -> TransportFuture;
}

/// Why a transport gave no response.
#[derive(Debug)]
pub struct TransportError {
    pub(super) kind: TransportErrorKind,
    pub(super) source: BoxError,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TransportErrorKind {
    #[cfg_attr(
        not(feature = "reqwest"),
        allow(
            dead_code,
            reason = "only reqwest looks at a request before it connects"
        )
    )]
    NotSent,
    NotConnected,
    CertificateRefused,
    ConnectTimeout,
    NotProcessed,
    BrokenOff,
}

impl TransportError {
    /// The exchange broke off. The server may have acted on the request.
    pub fn new(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::BrokenOff,
            source: source.into(),
        }
    }

    /// No connection was made, so that it is certain that the server saw nothing of the request.
    pub fn not_connected(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::NotConnected,
            source: source.into(),
        }
    }

    /// The transport takes no such request, so that no connection was even tried. Trying again would
    /// come to the same.
    #[cfg(feature = "reqwest")]
    pub(super) fn not_sent(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::NotSent,
            source: source.into(),
        }
    }

    /// The server's certificate was refused, so that nothing of the request was sent. Trying again
    /// would come to the same.
    pub fn certificate_refused(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::CertificateRefused,
            source: source.into(),
        }
    }

    /// The server said that it did not process the request (HTTP/2: `REFUSED_STREAM`, or a `GOAWAY`
    /// below the stream; RFC 9113, 8.7), so that any request may be sent again.
    pub fn not_processed(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::NotProcessed,
            source: source.into(),
        }
    }

    /// No connection was made within the connect timeout.
    pub fn connect_timeout(source: impl Into<BoxError>) -> TransportError {
        TransportError {
            kind: TransportErrorKind::ConnectTimeout,
            source: source.into(),
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::NotSent => "the request was not taken",
            TransportErrorKind::NotConnected => "no connection was made",
            TransportErrorKind::CertificateRefused => "the certificate was refused",
            TransportErrorKind::NotProcessed => "the server did not process the request",
            TransportErrorKind::ConnectTimeout => "no connection was made in time",
            TransportErrorKind::BrokenOff => "the exchange broke off",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}
