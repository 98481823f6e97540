//! Is a redirect followed, and where does it lead?

use http::header::LOCATION;
use http::response::Parts;
use http::{Method, StatusCode, Uri};

use super::outgoing::Outgoing;
use super::reference::Target;
use crate::base::BaseUrl;

/// The most redirects of a call.
const MOST: usize = 10;

/// The URLs that a call was sent to and redirected from.
#[derive(Default)]
pub(super) struct Trail(Vec<Uri>);

impl Trail {
    /// How many redirects were followed.
    pub(super) fn hops(&self) -> usize {
        self.0.len()
    }
}

/// Whether a response sends the client elsewhere (RFC 9110, 15.4). Without a `Location` it is a
/// failure like any other.
pub(super) fn is_redirect(parts: &Parts) -> bool {
    matches!(parts.status.as_u16(), 301 | 302 | 303 | 307 | 308)
        && parts.headers.contains_key(LOCATION)
}

/// Turns the request to where the response leads, and says whether that has the base's origin.
///
/// # Errors
///
/// Why the redirect is not followed, in words that repeat neither query nor user information.
pub(super) fn follow(
    outgoing: &mut Outgoing,
    trail: &mut Trail,
    base: &BaseUrl,
    parts: &Parts,
    secrets: &[http::HeaderName],
) -> Result<bool, String> {
    let target = target(&outgoing.uri, parts)?;
    let same_origin = target.has_origin_of(base);
    let from = outgoing.uri.clone();
    let keeps_body = outgoing.has_body() && parts.status != StatusCode::SEE_OTHER;
    let reads = matches!(outgoing.method, Method::GET | Method::HEAD);
    let repeats = matches!(
        parts.status,
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT
    );
    let why = if target.downgrades(&from) {
        Some("`https` never becomes `http`".to_owned())
    } else if !reads && !repeats {
        Some(format!(
            "of a {} only 307 and 308 are followed",
            outgoing.method
        ))
    } else if !reads && !same_origin {
        Some(format!(
            "a {} goes to the base's origin only",
            outgoing.method
        ))
    } else if keeps_body && !same_origin {
        Some("a body goes to the base's origin only".to_owned())
    } else if keeps_body && !outgoing.can_be_opened() {
        Some("the body is a stream that can be sent only once".to_owned())
    } else if from == *target.uri() || trail.0.contains(target.uri()) {
        Some("it leads in a circle".to_owned())
    } else if trail.hops() == MOST {
        Some(format!("there were {MOST} before it"))
    } else {
        None
    };
    if let Some(why) = why {
        return Err(format!("to {}: {why}", shown(&target)));
    }
    if outgoing.has_body() && !keeps_body {
        outgoing.drop_body();
    }
    trail.0.push(from);
    outgoing.turn_to(&target, same_origin, secrets);
    Ok(same_origin)
}

/// Without its query, and not longer than a sentence should be.
fn shown(target: &Target) -> String {
    const LONGEST: usize = 200;
    let url = target.without_query();
    let start = url.get(..LONGEST);
    start.map_or_else(|| url.to_owned(), |start| format!("{start}…"))
}

fn target(from: &Uri, parts: &Parts) -> Result<Target, String> {
    let mut locations = parts.headers.get_all(LOCATION).iter();
    match (locations.next(), locations.next()) {
        (Some(location), None) => Target::resolve(location.as_bytes(), from)
            .map_err(|why| format!("for its target {why}")),
        _ => Err("for it names several targets".to_owned()),
    }
}
