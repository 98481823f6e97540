//! What is traced of a call, and under which names?
//!
//! One span a call with the names of OpenTelemetry's HTTP client (opentelemetry.io/docs/specs/semconv),
//! and an event for each attempt, retry and redirect. At no level is there a value of a path, a query,
//! a header or a body.

use std::time::Duration;

use http::StatusCode;
use tracing::{Span, debug, field, info, info_span, warn};

use super::retry::Outcome;
use crate::base::BaseUrl;
use crate::fault::{Fault, Kind, Stopped};
use crate::reply::Reply;
use crate::spec::Spec;

/// The span of a call.
pub(super) fn call(spec: &Spec, base: &BaseUrl) -> Span {
    let (host, port) = base.host_and_port();
    info_span!(
        "http.client.request",
        otel.name = %spec,
        otel.kind = "client",
        http.request.method = spec.verb.method().as_str(),
        url.template = spec.route,
        server.address = host,
        server.port = port,
        http.response.status_code = field::Empty,
        http.request.resend_count = field::Empty,
        error.type = field::Empty,
        otel.status_code = field::Empty,
    )
}

/// The request goes out for this attempt, after so many redirects.
pub(super) fn attempt(span: &Span, attempt: u32, hops: usize) {
    let resent = u64::from(attempt.saturating_sub(1)) + hops as u64;
    if resent > 0 {
        span.record("http.request.resend_count", resent);
    }
    debug!(attempt, redirects = hops, "request");
}

/// An answer came.
pub(super) fn answered(status: StatusCode) {
    debug!(http.response.status_code = status.as_u16(), "response");
}

/// A redirect is followed.
pub(super) fn redirect(status: StatusCode, redirects: usize, same_origin: bool) {
    info!(
        http.response.status_code = status.as_u16(),
        redirects, same_origin, "redirect followed"
    );
}

/// The call is tried again after this wait.
pub(super) fn retry(attempts: u32, outcome: Outcome, wait: Duration) {
    warn!(attempts, cause = ?outcome, ?wait, "retry");
}

/// The call is not tried again, though it might be.
pub(super) fn stopped(attempts: u32, why: Stopped) {
    warn!(attempts, ?why, "no retry");
}

/// The call is over.
pub(super) fn ended(span: &Span, called: &Result<Reply, Fault>) {
    let status = match called {
        Ok(reply) => Some(reply.parts.status),
        Err(fault) => fault.0.answer.as_ref().map(|(parts, _)| parts.status),
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
    match called {
        Ok(reply)
            if reply.parts.status.is_client_error() || reply.parts.status.is_server_error() =>
        {
            span.record("error.type", reply.parts.status.as_str());
        }
        Ok(_) => return,
        Err(fault) => {
            span.record("error.type", error_type(&fault.0.kind));
        }
    }
    span.record("otel.status_code", "ERROR");
}

/// The answer is a success that is not what the endpoint declares.
pub(super) fn not_decoded(span: &Span, kind: &Kind) {
    if matches!(kind, Kind::Decode(_)) {
        span.record("error.type", error_type(kind));
        span.record("otel.status_code", "ERROR");
    }
}

fn error_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Build(_) => "build",
        Kind::Connect { .. } => "connect",
        Kind::Timeout { .. } => "timeout",
        Kind::Transport => "transport",
        Kind::Upload => "upload",
        Kind::Status => "status",
        Kind::Decode(_) => "decode",
        Kind::Paging(_) => "paging",
        Kind::TooLarge { .. } => "too_large",
        Kind::Redirect { .. } => "redirect",
    }
}
