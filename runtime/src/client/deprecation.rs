//! Who learns that an operation is deprecated? Whoever reads the log: once an endpoint and process.

use std::sync::{Mutex, PoisonError};

use http::HeaderMap;

use crate::known;
use crate::spec::{Spec, Verb};

/// The operations that were told. There are no more of them than endpoints in the program.
static TOLD: Mutex<Vec<(Verb, &'static str)>> = Mutex::new(Vec::new());

/// Tells of an operation whose response says that it is deprecated (RFC 9745) or will be gone (RFC
/// 8594), unless that was told. Of what the server sent only the two dates are shown, written anew.
pub(super) fn tell_once(spec: &'static Spec, headers: &HeaderMap) {
    let (deprecation, sunset) = (known::deprecation(headers), known::sunset(headers));
    if deprecation.is_none() && sunset.is_none() {
        return;
    }
    let operation = (spec.verb, spec.route);
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    if told.contains(&operation) {
        return;
    }
    told.push(operation);
    drop(told);
    let since = deprecation.and_then(|deprecation| deprecation.since());
    tracing::warn!(
        http.request.method = spec.method().as_str(),
        url.template = spec.route,
        deprecated_since = since.map(tracing::field::display),
        gone_at = sunset.map(tracing::field::display),
        "the server says that this operation is deprecated"
    );
}
