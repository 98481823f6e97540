//! A server without a network that follows a script, for tests by a clock that stands still.
#![allow(clippy::missing_panics_doc, reason = "a test panics where it fails")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use endpoint::{ClientBuilder, MemoryTransport, TransportError};
use http::{HeaderMap, StatusCode};
use tokio::time::Instant;

use crate::{Armed, arm, calls};

/// What the server does with an attempt.
#[derive(Clone, Debug)]
pub enum Does {
    /// It answers with this status, these headers and this body.
    Answers(u16, Vec<(&'static str, String)>, &'static str),
    /// The exchange breaks off.
    BreaksOff,
    /// There is no connection.
    NotConnected,
}

/// An answer without a body.
#[must_use]
pub fn answers(status: u16, headers: &[(&'static str, &str)]) -> Does {
    let headers = headers
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    Does::Answers(status, headers.collect(), "")
}

/// When each request came, from the start.
pub type Times = Arc<Mutex<Vec<Duration>>>;

/// A client of a server with this script, whose last step goes on, and when each request came.
pub fn scripted(script: Vec<Does>) -> (ClientBuilder, Times) {
    let times = Times::default();
    let (seen, began, step) = (Arc::clone(&times), Instant::now(), AtomicU32::new(0));
    let fault = |does: &Does| !matches!(does, Does::Answers(200..300, ..));
    let script: Vec<(Does, Option<Armed>)> = script
        .into_iter()
        .map(|does| {
            let armed = fault(&does).then(|| arm(format_args!("{does:?}")));
            (does, armed)
        })
        .collect();
    let transport = MemoryTransport::new(move |_| {
        seen.lock().unwrap().push(began.elapsed());
        let at = step.fetch_add(1, Ordering::Relaxed) as usize;
        let (does, armed) = script[at.min(script.len() - 1)].clone();
        armed.as_ref().inspect(|armed| armed.fire());
        async move {
            match does {
                Does::BreaksOff => Err(TransportError::new("reset")),
                Does::NotConnected => Err(TransportError::not_connected("refused")),
                Does::Answers(status, headers, body) => {
                    let mut response = http::Response::new(Bytes::from(body));
                    *response.status_mut() = StatusCode::from_u16(status).unwrap();
                    let map: &mut HeaderMap = response.headers_mut();
                    for (name, value) in headers {
                        map.append(name, value.parse().unwrap());
                    }
                    Ok(response)
                }
            }
        }
    });
    (
        calls::builder("http://api.test").transport(transport),
        times,
    )
}
