//! What is known of an endpoint before there is a value of it: the static table that the macro writes.

use std::fmt;
use std::time::Duration;

use http::Method;

/// The methods that an endpoint can have (RFC 9110, 9.3; PATCH: RFC 5789).
#[allow(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
}

impl Verb {
    /// The method as the `http` crate has it.
    #[must_use]
    pub const fn method(self) -> Method {
        match self {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            Verb::Delete => Method::DELETE,
            Verb::Head => Method::HEAD,
            Verb::Options => Method::OPTIONS,
        }
    }

    /// Whether a request without a body says so with `Content-Length: 0` (RFC 9110, 8.6).
    pub(crate) const fn anticipates_content(self) -> bool {
        matches!(self, Verb::Post | Verb::Put | Verb::Patch)
    }
}

/// What an endpoint's body is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payload {
    /// No body.
    None,
    /// A JSON object of the fields, or one value as JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
}

/// The table of one endpoint. All that is optional is added by a `const` method, so that what the
/// macro prints for a plain endpoint stays short.
#[derive(Debug)]
pub struct Spec {
    pub(crate) verb: Verb,
    pub(crate) route: &'static str,
    /// The names of the values, in the order in which the values are given.
    pub(crate) names: &'static [&'static str],
    pub(crate) payload: Payload,
    /// Headers that every request of the endpoint carries.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) timeout: Option<Duration>,
    /// Whether a call that changes something may be repeated.
    pub(crate) idempotent: bool,
    /// Whether each call carries a key by which the server knows it again.
    pub(crate) idempotency_key: bool,
}

impl Spec {
    /// A table without a body, headers or flags.
    #[must_use]
    pub const fn new(verb: Verb, route: &'static str, names: &'static [&'static str]) -> Spec {
        Spec {
            verb,
            route,
            names,
            payload: Payload::None,
            headers: &[],
            timeout: None,
            idempotent: false,
            idempotency_key: false,
        }
    }

    /// The fields that have no other place make a body of this kind.
    #[must_use]
    pub const fn payload(mut self, payload: Payload) -> Spec {
        self.payload = payload;
        self
    }

    /// Headers that every request carries, unless a field has one of the name.
    #[must_use]
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Spec {
        self.headers = headers;
        self
    }

    /// The longest that a call may take, in milliseconds.
    #[must_use]
    pub const fn timeout(mut self, millis: u64) -> Spec {
        self.timeout = Some(Duration::from_millis(millis));
        self
    }

    /// A call may be repeated though its method does not say so (RFC 9110, 9.2.2).
    #[must_use]
    pub const fn idempotent(mut self) -> Spec {
        self.idempotent = true;
        self
    }

    /// Each call carries an `Idempotency-Key`, the same in all of its attempts.
    #[must_use]
    pub const fn idempotency_key(mut self) -> Spec {
        self.idempotency_key = true;
        self
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.verb.method()
    }

    /// The path template.
    #[must_use]
    pub const fn route(&self) -> &'static str {
        self.route
    }
}

/// Method and path template, as errors and traces name the operation.
impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb.method(), self.route)
    }
}
