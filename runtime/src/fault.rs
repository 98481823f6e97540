//! What went wrong with a call, without the type that the endpoint gives its failures.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::response::Parts;

use crate::body::BoxError;
use crate::spec::{Spec, Verb};

/// An error before it learns the endpoint's own error type. One pointer.
#[derive(Debug)]
pub struct Fault(pub(crate) Box<Report>);

#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) kind: Kind,
    pub(crate) spec: Option<&'static Spec>,
    /// How often the request was given to the transport.
    pub(crate) attempts: u32,
    /// The response, where there was one; its body is cut at the client's cap.
    pub(crate) answer: Option<(Parts, Bytes)>,
    /// Whether more of the answer's body was to come.
    pub(crate) cut: bool,
    /// Whether the answer repeats a credential, so that its words are not shown.
    pub(crate) repeats_secret: bool,
    /// Why the answer's body is not what a failure's type, or a variant for its status, asks for.
    pub(crate) mismatch: Option<String>,
    pub(crate) source: Option<BoxError>,
    /// False only where it is certain that the server did not act on the request, in any attempt.
    pub(crate) may_have_reached_server: bool,
    pub(crate) past: Past,
}

impl Report {
    /// Whether the answer can have a body: that of a HEAD has none, and a 304 neither (RFC 9110, 6.4.1).
    pub(crate) fn is_about_a_body(&self) -> bool {
        let is_head = self.spec.is_some_and(|spec| spec.verb == Verb::Head);
        let unchanged = |(parts, _): &(Parts, Bytes)| parts.status == StatusCode::NOT_MODIFIED;
        !is_head
            && self
                .answer
                .as_ref()
                .is_some_and(|answer| !unchanged(answer))
    }
}

/// What is known of the attempts before the last one, and why there was no further one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Past {
    /// Whether the server may have acted on one of them.
    pub(crate) may_have_acted: bool,
    pub(crate) stopped: Option<Stopped>,
    pub(crate) before: Option<Before>,
}

/// How the attempt before the last one ended.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client makes them")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Status(StatusCode),
    NotConnected,
    TimedOut,
    BrokeOff,
}

#[cfg(feature = "client")]
impl Before {
    pub(crate) fn of(kind: &Kind) -> Before {
        match kind {
            Kind::Connect { .. } => Before::NotConnected,
            Kind::Timeout { .. } => Before::TimedOut,
            _ => Before::BrokeOff,
        }
    }
}

/// Why a call that might be tried again was not.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client makes them")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// The wait would be this long, and does not fit into the limits.
    Wait(Duration),
    /// The client's calls fail so often that their retries are used up.
    Budget,
}

/// The kinds of error. Texts hold no value of a field and no credential.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client makes them")
)]
#[derive(Debug)]
pub(crate) enum Kind {
    /// Refused before any I/O, and why.
    Build(String),
    /// No connection was made to this origin. `untrusted`: because of its certificate.
    Connect { origin: String, untrusted: bool },
    /// A limit ended the call.
    Timeout { limit: Limit, after: Duration },
    /// The exchange broke off.
    Transport,
    /// The stream that was sent ended with an error.
    Upload,
    /// The answer is a failure.
    Status,
    /// The answer is a success that is not what the endpoint declares.
    Decode(String),
    /// The response is longer than the cap, in bytes.
    TooLarge { cap: u64 },
    /// A redirect that is not followed, and where it leads: scheme, host and port, or why there is none.
    Redirect { target: String },
    /// A list that can't be walked on, and why. The request of the page in question was not sent.
    Paging(String),
}

/// The limits on time.
#[cfg_attr(
    not(feature = "client"),
    allow(dead_code, reason = "only a client makes them")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    Connect,
    Attempt,
    Total,
    /// A stream stood still.
    Idle,
}

impl Fault {
    #[cold]
    pub(crate) fn new(kind: Kind) -> Fault {
        let may_have_reached_server = !matches!(
            kind,
            Kind::Build(_)
                | Kind::Paging(_)
                | Kind::Connect { .. }
                | Kind::Timeout {
                    limit: Limit::Connect,
                    ..
                }
        );
        Fault(Box::new(Report {
            kind,
            spec: None,
            attempts: 0,
            answer: None,
            cut: false,
            repeats_secret: false,
            mismatch: None,
            source: None,
            may_have_reached_server,
            past: Past::default(),
        }))
    }

    #[cold]
    pub(crate) fn build(why: String) -> Fault {
        Fault::new(Kind::Build(why))
    }

    pub(crate) fn of(mut self, spec: &'static Spec) -> Fault {
        self.0.spec = Some(spec);
        self
    }

    pub(crate) fn after(mut self, attempts: u32) -> Fault {
        self.0.attempts = attempts;
        self
    }

    /// Adds what was before the last attempt.
    #[cfg(feature = "client")]
    pub(crate) fn with(mut self, past: Past) -> Fault {
        self.0.past = past;
        self.0.may_have_reached_server |= past.may_have_acted;
        self
    }

    /// The server certainly did not act.
    #[cfg(feature = "client")]
    pub(crate) fn not_reached(mut self) -> Fault {
        self.0.may_have_reached_server = false;
        self
    }

    pub(crate) fn caused_by(mut self, source: BoxError) -> Fault {
        self.0.source = Some(source);
        self
    }

    pub(crate) fn answered(mut self, parts: Parts, body: Bytes) -> Fault {
        self.0.answer = Some((parts, body));
        self
    }
}
