//! How a call runs: from a drafted request to the reply, within the client's limits.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::LOCATION;
use http::response::Parts;
use http::{Request, Response, StatusCode};
use http_body::Body as _;
use tokio::time::{Instant, timeout_at};

use super::Replying;
use super::settings::Settings;
use super::transport::{TransportError, TransportErrorKind};
use crate::body::Body;
use crate::draft::Draft;
use crate::fault::{Fault, Kind, Limit};
use crate::reply::Reply;
use crate::spec::Spec;

/// Starts a call. Nothing runs until the future is polled, and it borrows nothing. The body of a
/// success is left to whoever reads it `live`.
pub(super) fn start(
    settings: &Arc<Settings>,
    spec: &'static Spec,
    draft: Draft,
    live: bool,
) -> Replying {
    let settings = Arc::clone(settings);
    Box::pin(async move {
        let called = call(&settings, spec, draft?, live).await;
        called.map_err(|fault| fault.of(spec))
    })
}

async fn call(
    settings: &Settings,
    spec: &'static Spec,
    mut request: Request<Body>,
    live: bool,
) -> Result<Reply, Fault> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Fault::build(
            "there is no tokio runtime here; await the call inside of one".to_owned(),
        ));
    }
    settings.complete(request.headers_mut())?;
    tracing::debug!(
        http.request.method = request.method().as_str(),
        url.template = spec.route,
        "request"
    );
    let total = spec.timeout.unwrap_or(settings.limits.total);
    let deadline = Deadline::nearest(total, settings.limits.attempt);
    let answer = attempt(settings, request, deadline, live).await;
    let Answer {
        response,
        cut,
        live,
    } = answer.map_err(|fault| fault.after(1))?;
    tracing::debug!(
        http.response.status_code = response.status().as_u16(),
        "response"
    );
    Ok(Reply {
        cut,
        live,
        ..Reply::new(spec, response, 1)
    })
}

/// When an attempt must have ended, and by which limit.
#[derive(Clone, Copy)]
struct Deadline {
    at: Option<Instant>,
    limit: Limit,
    after: Duration,
}

impl Deadline {
    fn nearest(total: Duration, attempt: Duration) -> Deadline {
        let (limit, after) = if total <= attempt {
            (Limit::Total, total)
        } else {
            (Limit::Attempt, attempt)
        };
        // A limit beyond what a clock can show is none.
        Deadline {
            at: Instant::now().checked_add(after),
            limit,
            after,
        }
    }

    async fn hold<T>(self, work: impl Future<Output = T>) -> Result<T, Fault> {
        let Some(at) = self.at else {
            return Ok(work.await);
        };
        let passed = || {
            Fault::new(Kind::Timeout {
                limit: self.limit,
                after: self.after,
            })
        };
        timeout_at(at, work).await.map_err(|_| passed())
    }
}

/// What came of an attempt.
struct Answer {
    response: Response<Bytes>,
    /// Whether more of the body was to come.
    cut: bool,
    /// The body, where it is still to be read.
    live: Option<Body>,
}

impl Answer {
    fn read(parts: Parts, bytes: Bytes, cut: bool) -> Answer {
        Answer {
            response: Response::from_parts(parts, bytes),
            cut,
            live: None,
        }
    }
}

/// One try: the request goes out once, and the response is read whole. Of a failure, what came of its
/// body is enough; then it is said that it was cut.
async fn attempt(
    settings: &Settings,
    request: Request<Body>,
    deadline: Deadline,
    live: bool,
) -> Result<Answer, Fault> {
    let limits = &settings.limits;
    let sent = deadline.hold(settings.transport.send(request)).await?;
    let response = sent.map_err(|error| not_answered(error, settings))?;
    let (parts, body) = response.into_parts();
    if is_redirect(parts.status) && parts.headers.contains_key(LOCATION) {
        return Err(redirected(parts));
    }
    let success = parts.status.is_success();
    if success && live {
        let answer = Answer::read(parts, Bytes::new(), false);
        return Ok(Answer {
            live: Some(body),
            ..answer
        });
    }
    let cap = if success {
        limits.response_bytes
    } else {
        limits.failure_bytes
    };
    if success && body.size_hint().lower() > cap {
        return Err(Fault::new(Kind::TooLarge { cap }).answered(parts, Bytes::new()));
    }
    let mut bytes = BytesMut::new();
    let end = deadline.hold(read(body, cap, &mut bytes)).await;
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

fn not_answered(error: TransportError, settings: &Settings) -> Fault {
    let origin = settings.base.origin().to_owned();
    let fault = Fault::new(match error.kind {
        TransportErrorKind::NotConnected => Kind::Connect { origin },
        TransportErrorKind::ConnectTimeout => Kind::Timeout {
            limit: Limit::Connect,
            after: settings.limits.connect,
        },
        TransportErrorKind::BrokenOff => Kind::Transport,
    });
    fault.caused_by(error.source)
}

/// The statuses that send a client elsewhere (RFC 9110, 15.4).
fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Names where a redirect leads by its origin only: the rest may hold secrets.
fn redirected(parts: Parts) -> Fault {
    let location = parts
        .headers
        .get(LOCATION)
        .and_then(|location| location.to_str().ok());
    let target = location.map_or_else(|| NO_URL.to_owned(), target_of);
    Fault::new(Kind::Redirect { target }).answered(parts, Bytes::new())
}

const NO_URL: &str = "and its target is not a URL";

/// Where a `Location` leads, in words. What URL parsers would take for another host is never called
/// the same origin: they read a backslash as a slash, and drop tabs and line breaks.
fn target_of(location: &str) -> String {
    let plain: String = location
        .trim()
        .chars()
        .filter(|c| !c.is_ascii_control())
        .collect();
    let plain = plain.replace('\\', "/");
    let (scheme, rest) = match plain.split_once("://") {
        Some((scheme, rest)) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => {
            (Some(scheme.to_ascii_lowercase()), rest)
        }
        _ => match plain.strip_prefix("//") {
            Some(rest) => (None, rest),
            None if plain
                .split('/')
                .next()
                .is_some_and(|first| first.contains(':')) =>
            {
                return NO_URL.to_owned();
            }
            None => return "within the same origin".to_owned(),
        },
    };
    let authority = rest
        .trim_start_matches('/')
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if host.starts_with(':') || host.parse::<http::uri::Authority>().is_err() {
        return NO_URL.to_owned();
    }
    scheme.map_or_else(
        || format!("to the host {host}"),
        |scheme| format!("to {scheme}://{host}"),
    )
}

/// How the reading of a body ended.
enum End {
    Whole,
    TooLong,
    Broken(crate::BoxError),
}

/// Reads a body until its end, or until it is longer than the cap. What was read is in `bytes`,
/// even where the reading is given up.
async fn read(body: Body, cap: u64, bytes: &mut BytesMut) -> End {
    let cap = usize::try_from(cap).unwrap_or(usize::MAX);
    let mut body = pin!(body);
    while let Some(frame) = poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
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
    End::Whole
}
