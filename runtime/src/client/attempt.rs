//! What comes of one try: the request goes out once, and the response is read within its limits.

use std::future::poll_fn;
use std::pin::pin;

use bytes::{Bytes, BytesMut};
use http::response::Parts;
use http::{Method, Request, Uri};
use http_body::Body as _;
use tokio::task::coop::consume_budget;

use super::deadline::Deadline;
use super::idle::Idle;
use super::redirect;
use super::settings::{Limits, Settings};
use super::transport::{TransportError, TransportErrorKind};
use super::upload::Upload;
use crate::body::{Body, BoxError};
use crate::fault::{Fault, Kind, Limit};

/// A response, whatever its status is.
pub(super) struct Answer {
    pub(super) parts: Parts,
    /// The body in memory; empty where it is still live, and of a redirect.
    pub(super) body: Bytes,
    /// Whether more of the body was to come.
    pub(super) cut: bool,
    /// The body of a success, where it is read as it comes.
    pub(super) live: Option<Body>,
}

impl Answer {
    fn read(parts: Parts, body: Bytes, cut: bool) -> Answer {
        Answer {
            parts,
            body,
            cut,
            live: None,
        }
    }
}

/// Sends the request. Of a failure, what came of its body is enough; then it is said that it was cut.
pub(super) async fn attempt(
    settings: &Settings,
    request: Request<Body>,
    total: Deadline,
    live: bool,
) -> Result<Answer, Fault> {
    let limits = &settings.limits;
    let uri = request.uri().clone();
    let is_head = request.method() == Method::HEAD;
    let end = total.nearest(Deadline::new(Limit::Attempt, limits.attempt));
    // A clock ticks in milliseconds, and in one of them much can be sent.
    end.open().map_err(Fault::not_reached)?;
    let (request, upload) = Upload::watch(request);
    let sent = settings.transport.send(request);
    let (sent, end) = match &upload {
        None => (end.hold(sent).await?, end),
        Some(upload) => {
            let sent = total.hold(upload.hold(limits, sent)).await??;
            (sent, Deadline::new(Limit::Attempt, limits.attempt))
        }
    };
    let response = sent.map_err(|error| {
        let own = upload.and_then(|upload| upload.failed());
        own.map_or_else(|| not_answered(error, &uri, limits), stream_failed)
    })?;
    let (parts, body) = response.into_parts();
    if redirect::is_redirect(&parts) {
        return Ok(Answer::read(parts, Bytes::new(), false));
    }
    // What a HEAD declares is the length of another answer (RFC 9110, 8.6).
    let body = if is_head { Body::empty() } else { body };
    if parts.status.is_success() && live {
        let body = Body::live(Idle::new(body, limits.idle));
        return Ok(Answer {
            live: Some(body),
            ..Answer::read(parts, Bytes::new(), false)
        });
    }
    read(parts, body, limits, end).await
}

/// Reads a response whole.
async fn read(
    parts: Parts,
    body: Body,
    limits: &Limits,
    deadline: Deadline,
) -> Result<Answer, Fault> {
    let success = parts.status.is_success();
    let cap = if success {
        limits.response_bytes
    } else {
        limits.failure_bytes
    };
    if success && body.size_hint().lower() > cap {
        return Err(Fault::new(Kind::TooLarge { cap }).answered(parts, Bytes::new()));
    }
    let mut bytes = BytesMut::new();
    let end = deadline.hold(fill(body, cap, &mut bytes)).await;
    let bytes = bytes.freeze();
    match end {
        Ok(End::Whole) => Ok(Answer::read(parts, bytes, false)),
        // What is known of a failure is kept, however its body ends.
        _ if !success => Ok(Answer::read(parts, bytes, true)),
        Ok(End::TooLong) => Err(Fault::new(Kind::TooLarge { cap }).answered(parts, bytes)),
        Ok(End::Broken(error)) => Err(Fault::new(Kind::Transport)
            .caused_by(error)
            .answered(parts, bytes)),
        Err(fault) => Err(fault.answered(parts, bytes)),
    }
}

/// Whatever the transport makes of it: the stream's error may be one of another exchange, and the
/// server had the request by then.
fn stream_failed(error: BoxError) -> Fault {
    Fault::new(Kind::Upload).caused_by(error)
}

fn not_answered(error: TransportError, to: &Uri, limits: &Limits) -> Fault {
    let connect = |untrusted| Kind::Connect {
        origin: origin(to),
        untrusted,
    };
    let fault = match error.kind {
        TransportErrorKind::NotSent => {
            Fault::build("the transport does not take the request".to_owned())
        }
        TransportErrorKind::NotConnected => Fault::new(connect(false)),
        TransportErrorKind::CertificateRefused => Fault::new(connect(true)),
        TransportErrorKind::ConnectTimeout => Fault::new(Kind::Timeout {
            limit: Limit::Connect,
            after: limits.connect,
        }),
        TransportErrorKind::BrokenOff => Fault::new(Kind::Transport),
        TransportErrorKind::NotProcessed => Fault::new(Kind::Transport).not_reached(),
    };
    fault.caused_by(error.source)
}

fn origin(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default())
}

/// How the reading of a body ended.
enum End {
    Whole,
    TooLong,
    Broken(BoxError),
}

/// Reads a body until its end, or until it is longer than the cap. What was read is in `bytes`,
/// even where the reading is given up.
async fn fill(body: Body, cap: u64, bytes: &mut BytesMut) -> End {
    let cap = usize::try_from(cap).unwrap_or(usize::MAX);
    let mut body = pin!(body);
    loop {
        // A body that always has more, be it nothing, would never let a limit on time be looked at.
        consume_budget().await;
        let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await else {
            return End::Whole;
        };
        let data = match frame.map(http_body::Frame::into_data) {
            Ok(Ok(data)) => data,
            Ok(Err(_trailers)) => continue,
            Err(error) => return End::Broken(error),
        };
        let room = cap - bytes.len();
        bytes.extend_from_slice(&data[..room.min(data.len())]);
        if data.len() > room {
            return End::TooLong;
        }
    }
}
