//! How a call runs: from a drafted request to the reply, within the client's limits.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use http::response::Parts;
use http::{Request, Response};
use http_body::Body as _;
use tokio::time::timeout;

use super::Replying;
use super::settings::{Limits, Settings};
use super::transport::{TransportError, TransportErrorKind};
use crate::body::Body;
use crate::draft::Draft;
use crate::fault::{Fault, Kind, Limit};
use crate::reply::Reply;
use crate::spec::Spec;

/// Starts a call. Nothing runs until the future is polled, and it borrows nothing.
pub(super) fn start(settings: &Arc<Settings>, spec: &'static Spec, draft: Draft) -> Replying {
    let settings = Arc::clone(settings);
    Box::pin(async move {
        let total = spec.timeout.unwrap_or(settings.limits.total);
        let call = call(&settings, spec, draft?);
        let Ok(reply) = timeout(total, call).await else {
            return Err(Fault::new(Kind::Timeout {
                limit: Limit::Total,
                after: total,
            })
            .of(spec)
            .after(1));
        };
        reply.map_err(|fault| fault.of(spec))
    })
}

async fn call(
    settings: &Settings,
    spec: &'static Spec,
    mut request: Request<Body>,
) -> Result<Reply, Fault> {
    settings.complete(request.headers_mut())?;
    tracing::debug!(
        http.request.method = request.method().as_str(),
        url.template = spec.route,
        "request"
    );
    let limit = settings.limits.attempt;
    let Ok(response) = timeout(limit, attempt(settings, request)).await else {
        return Err(Fault::new(Kind::Timeout {
            limit: Limit::Attempt,
            after: limit,
        })
        .after(1));
    };
    let response = response.map_err(|fault| fault.after(1))?;
    tracing::debug!(
        http.response.status_code = response.status().as_u16(),
        "response"
    );
    Ok(Reply::new(spec, response, 1))
}

/// One try: the request goes out once, and the response is read whole.
async fn attempt(settings: &Settings, request: Request<Body>) -> Result<Response<Bytes>, Fault> {
    let limits = &settings.limits;
    let response = settings
        .transport
        .send(request)
        .await
        .map_err(|e| not_answered(e, limits))?;
    let (parts, body) = response.into_parts();
    if parts.status.is_redirection() && parts.headers.contains_key(http::header::LOCATION) {
        return Err(redirected(parts));
    }
    let cap = if parts.status.is_success() {
        limits.response_bytes
    } else {
        limits.failure_bytes
    };
    let (bytes, end) = read(body, cap).await;
    match end {
        // What is known of a failure is kept, however its body ends.
        _ if !parts.status.is_success() => Ok(Response::from_parts(parts, bytes)),
        End::Whole => Ok(Response::from_parts(parts, bytes)),
        End::TooLong => Err(Fault::new(Kind::TooLarge { cap }).answered(parts, bytes)),
        End::Broken(error) => Err(broken_off(error).answered(parts, bytes)),
    }
}

fn not_answered(error: TransportError, limits: &Limits) -> Fault {
    let fault = Fault::new(match error.kind {
        TransportErrorKind::NotConnected => Kind::Connect,
        TransportErrorKind::ConnectTimeout => Kind::Timeout {
            limit: Limit::Connect,
            after: limits.connect,
        },
        TransportErrorKind::BrokenOff => Kind::Transport,
    });
    fault.caused_by(error.source)
}

fn broken_off(error: crate::BoxError) -> Fault {
    Fault::new(Kind::Transport).caused_by(error)
}

/// Names where a redirect leads by its origin only: the rest may hold secrets.
fn redirected(parts: Parts) -> Fault {
    let location = parts.headers.get(http::header::LOCATION);
    let location = location.and_then(|location| location.to_str().ok());
    let uri = location.and_then(|location| location.parse::<http::Uri>().ok());
    let target = match uri
        .as_ref()
        .map(|uri| (uri.scheme_str(), uri.host(), uri.port()))
    {
        Some((Some(scheme), Some(host), Some(port))) => format!("to {scheme}://{host}:{port}"),
        Some((Some(scheme), Some(host), None)) => format!("to {scheme}://{host}"),
        Some((None, None, _)) => "within the same origin".to_owned(),
        _ => "and its target is not a URL".to_owned(),
    };
    Fault::new(Kind::Redirect { target }).answered(parts, Bytes::new())
}

/// How the reading of a body ended.
enum End {
    Whole,
    TooLong,
    Broken(crate::BoxError),
}

/// Reads a body until its end, or until it is longer than the cap. Gives what was read.
async fn read(body: Body, cap: u64) -> (Bytes, End) {
    if body.size_hint().lower() > cap {
        return (Bytes::new(), End::TooLong);
    }
    let mut body = pin!(body);
    let mut bytes = BytesMut::new();
    while let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
        let data = match frame.map(http_body::Frame::into_data) {
            Ok(Ok(data)) => data,
            Ok(Err(_trailers)) => continue,
            Err(error) => return (bytes.freeze(), End::Broken(error)),
        };
        let room = usize::try_from(cap).unwrap_or(usize::MAX) - bytes.len();
        if data.len() > room {
            bytes.extend_from_slice(&data[..room]);
            return (bytes.freeze(), End::TooLong);
        }
        bytes.extend_from_slice(&data);
    }
    (bytes.freeze(), End::Whole)
}
