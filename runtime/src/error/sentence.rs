//! How an error reads: the operation, what happened, what the API said, and what to do.

use std::fmt::{self, Formatter};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::said;
use crate::date::HttpDate;
use crate::fault::{Before, Kind, Limit, Report, Stopped};
use crate::wait;

pub(super) fn write(f: &mut Formatter<'_>, report: &Report, said: Option<&str>) -> fmt::Result {
    if let Some(spec) = report.spec {
        write!(f, "{spec}: ")?;
    }
    if let (Kind::Timeout { .. } | Kind::Transport | Kind::TooLarge { .. }, Some((parts, _))) =
        (&report.kind, &report.answer)
    {
        write!(f, "{}, but ", Status(parts.status))?;
    }
    happened(f, report, said)?;
    if let Some(source) = &report.source {
        write!(f, ": {}", root(source.as_ref()))?;
    }
    match report.kind {
        Kind::Connect {
            untrusted: true, ..
        } => f.write_str("; is the clock right, and the certificate's issuer known here?")?,
        Kind::Connect { .. } => f.write_str("; is the base URL right, and the host up?")?,
        _ => {}
    }
    if report.attempts > 1 {
        write!(f, " (after {} attempts)", report.attempts)?;
    }
    past(f, report)?;
    let mutates = report
        .spec
        .is_some_and(|spec| !spec.verb.method().is_safe());
    let unknown = matches!(
        report.kind,
        Kind::Connect { .. }
            | Kind::Timeout { .. }
            | Kind::Transport
            | Kind::Upload
            | Kind::TooLarge { .. }
    );
    // These send away who has been served; 307 and 308 ask for the same elsewhere (RFC 9110, 15.4).
    let served = matches!(report.kind, Kind::Redirect { .. })
        && report
            .answer
            .as_ref()
            .is_some_and(|(parts, _)| matches!(parts.status.as_u16(), 301..=303));
    let unknown = unknown || served;
    if mutates && unknown && report.may_have_reached_server {
        f.write_str("; the server may have acted on it")?;
    }
    Ok(())
}

/// What happened in the last attempt.
fn happened(f: &mut Formatter<'_>, report: &Report, said: Option<&str>) -> fmt::Result {
    match &report.kind {
        Kind::Build(why) if report.spec.is_some() => write!(f, "not sent: {why}")?,
        Kind::Build(why) => f.write_str(why)?,
        Kind::Connect { origin, untrusted } => {
            write!(f, "no connection to {origin}")?;
            if *untrusted {
                f.write_str(", whose certificate is refused")?;
            }
        }
        Kind::Timeout { limit, after } => timed_out(f, *limit, *after)?,
        Kind::Transport if report.may_have_reached_server || report.past.may_have_acted => {
            f.write_str("the exchange with the server broke off")?;
        }
        Kind::Transport => f.write_str("the server did not process the request")?,
        Kind::Upload => f.write_str("the stream that was sent ended with an error")?,
        Kind::Status => failed(f, report, said)?,
        Kind::Decode(_) if report.repeats_secret => {
            said::quiet(f, report)?;
            f.write_str(" and is not what the endpoint declares")?;
        }
        Kind::Decode(why) => f.write_str(why)?,
        Kind::Paging(why) => f.write_str(why)?,
        Kind::TooLarge { cap } => write!(
            f,
            "the response is longer than {cap} bytes; the client's `max_response_bytes` is the cap"
        )?,
        Kind::Redirect { target } => {
            let status = report
                .answer
                .as_ref()
                .map_or(StatusCode::FOUND, |(parts, _)| parts.status);
            let target = if report.repeats_secret {
                "and not shown, for it repeats a credential"
            } else {
                target
            };
            write!(
                f,
                "{} is a redirect that is not followed, {target}",
                Status(status)
            )?;
        }
    }
    Ok(())
}

/// What was before the last attempt, and why there is none behind it.
fn past(f: &mut Formatter<'_>, report: &Report) -> fmt::Result {
    // Of a call that is over because its time is, the attempt before says more than the last one.
    let over = matches!(
        report.kind,
        Kind::Timeout {
            limit: Limit::Total,
            ..
        }
    );
    match report.past.before.filter(|_| over) {
        Some(Before::Status(status)) => {
            write!(f, "; the attempt before ended with {}", Status(status))?;
        }
        Some(Before::NotConnected) => f.write_str("; the attempt before found no connection")?,
        Some(Before::TimedOut) => f.write_str("; the attempt before took too long")?,
        Some(Before::BrokeOff) => f.write_str("; the attempt before broke off")?,
        None => {}
    }
    match report.past.stopped {
        Some(Stopped::Wait(wait)) => write!(
            f,
            "; it is not tried again, for the wait of {:?} is longer than the call's limits allow",
            in_millis(wait)
        ),
        Some(Stopped::Budget) => f.write_str(
            "; it is not tried again, for so many calls failed that the client's retries are used up",
        ),
        None => Ok(()),
    }
}

/// Nobody reads nanoseconds. Rounded up, so that it is never less.
fn in_millis(wait: Duration) -> Duration {
    let millis = wait.as_nanos().div_ceil(1_000_000);
    Duration::from_millis(u64::try_from(millis).unwrap_or(u64::MAX))
}

/// What caused an error in the end. The layers above it say only that something failed.
fn root(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(cause) = last.source() {
        last = cause;
    }
    last.to_string()
}

/// `403 Forbidden`, or the bare number where it has no name.
pub(crate) struct Status(pub(crate) StatusCode);

impl fmt::Display for Status {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())?;
        self.0
            .canonical_reason()
            .map_or(Ok(()), |reason| write!(f, " {reason}"))
    }
}

fn timed_out(f: &mut Formatter<'_>, limit: Limit, after: Duration) -> fmt::Result {
    let what = match limit {
        Limit::Connect => "no connection",
        Limit::Attempt => "no whole answer to an attempt",
        Limit::Total => "no whole answer",
        Limit::Idle => "nothing of a stream moved",
    };
    let setting = match limit {
        Limit::Connect => "connect_timeout",
        Limit::Attempt => "attempt_timeout",
        Limit::Total => "timeout",
        Limit::Idle => "idle_timeout",
    };
    write!(
        f,
        "{what} within {after:?}; the client's `{setting}` is the limit"
    )
}

fn failed(f: &mut Formatter<'_>, report: &Report, said: Option<&str>) -> fmt::Result {
    let Some(answer @ (parts, body)) = &report.answer else {
        return Ok(());
    };
    if report.repeats_secret {
        said::quiet(f, report)?;
    } else {
        said::quote(f, report, answer, said)?;
    }
    let mutates = report
        .spec
        .is_some_and(|spec| !spec.verb.method().is_safe());
    let repeated = mutates && report.past.may_have_acted;
    if let Some(advice) = advice(parts.status, &parts.headers, body, repeated) {
        write!(f, "; {advice}")?;
    }
    Ok(())
}

/// What a person can do about a status, where that is known.
fn advice(status: StatusCode, headers: &HeaderMap, body: &[u8], repeated: bool) -> Option<String> {
    let now = SystemTime::now();
    let in_seconds = |wait: Duration| {
        let seconds = wait.as_millis().div_ceil(1000);
        format!("a rate limit: try again in {seconds} s")
    };
    let lifts = || {
        let date = HttpDate::from(wait::lifts_at(headers)?);
        Some(format!("a rate limit: it lifts at {date}"))
    };
    let wait = || {
        let told = wait::retry_after(headers, now).map(in_seconds);
        told.or_else(lifts)
            .or_else(|| wait::asked(status, headers, body, now).map(in_seconds))
    };
    match status {
        StatusCode::UNAUTHORIZED => {
            Some("is the token set, not expired, and meant for this host?".to_owned())
        }
        _ if wait::is_rate_limited(status, headers, body) => {
            wait().or_else(|| Some("a rate limit".to_owned()))
        }
        StatusCode::FORBIDDEN => Some("may the token's owner do this?".to_owned()),
        StatusCode::NOT_FOUND | StatusCode::CONFLICT | StatusCode::GONE if repeated => {
            Some("an earlier attempt may have succeeded".to_owned())
        }
        StatusCode::NOT_MODIFIED => Some(
            "what is known of it is current; a `Responses` enum takes this as \
             `#[status(304)]`"
                .to_owned(),
        ),
        StatusCode::NOT_FOUND => Some("it does not exist, or the token may not see it".to_owned()),
        _ => None,
    }
}
