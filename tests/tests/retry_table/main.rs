//! Does `docs/retries.md` say what is tried again? The table is made from what happens.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use endpoint::{Client, Endpoint, MemoryTransport, TransportError, endpoint};
use http::StatusCode;

#[endpoint(GET "/x")]
struct Get;
#[endpoint(HEAD "/x")]
struct Head;
#[endpoint(OPTIONS "/x")]
struct Options;
#[endpoint(PUT "/x")]
struct Put;
#[endpoint(DELETE "/x")]
struct Delete;
#[endpoint(POST "/x")]
struct Post;
#[endpoint(PATCH "/x")]
struct Patch;
#[endpoint(POST "/x", idempotent)]
struct Idempotent;
#[endpoint(PATCH "/x", idempotency_key)]
struct Keyed;

/// What becomes of an attempt.
#[derive(Clone, Copy)]
enum Outcome {
    NotConnected,
    ConnectTimeout,
    CertificateRefused,
    NotProcessed,
    BreaksOff,
    Silence,
    Status(u16),
    /// A status with the header of a rate limit.
    Limited(u16, &'static str, &'static str),
    /// A 403 with this text.
    Told(&'static str),
}

use Outcome::{
    BreaksOff, CertificateRefused, ConnectTimeout, Limited, NotConnected, NotProcessed, Silence,
    Status, Told,
};

const OUTCOMES: &[(&str, Outcome)] = &[
    (
        "no connection: refused, unreachable, no such name",
        NotConnected,
    ),
    ("no connection within `connect_timeout`", ConnectTimeout),
    ("the certificate is refused", CertificateRefused),
    (
        "HTTP/2: stream refused, or the server went away before it",
        NotProcessed,
    ),
    ("the exchange breaks off", BreaksOff),
    ("no answer within `attempt_timeout`", Silence),
    ("408, 500, 502, 503, 504", Status(503)),
    ("429", Status(429)),
    ("403 with `Retry-After`", Limited(403, "retry-after", "1")),
    (
        "403 with `x-ratelimit-remaining: 0`",
        Limited(403, "x-ratelimit-remaining", "0"),
    ),
    (
        "403 that says `secondary rate limit`: after a minute, if the `timeout` has room for it",
        Told("You have exceeded a secondary rate limit."),
    ),
    ("any other status", Status(403)),
];

/// How often the server was asked, with a client that tries twice.
async fn requests<E: Endpoint>(endpoint: &E, outcome: Outcome) -> u32 {
    let count = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&count);
    let transport = MemoryTransport::new(move |_| {
        seen.fetch_add(1, Ordering::Relaxed);
        answer(outcome)
    });
    let retry = endpoint::Retry::default().attempts(2);
    let client = Client::builder("http://api.test")
        .transport(transport)
        .timeout(Duration::from_secs(120))
        .retry(retry);
    assert!(endpoint.send_with(&client.build().unwrap()).await);
    count.load(Ordering::Relaxed)
}

async fn answer(outcome: Outcome) -> Result<http::Response<Bytes>, TransportError> {
    let mut response = http::Response::new(Bytes::new());
    match outcome {
        NotConnected => return Err(TransportError::not_connected("refused")),
        ConnectTimeout => return Err(TransportError::connect_timeout("late")),
        CertificateRefused => return Err(TransportError::certificate_refused("expired")),
        NotProcessed => return Err(TransportError::not_processed("REFUSED_STREAM")),
        BreaksOff => return Err(TransportError::new("reset")),
        Silence => std::future::pending().await,
        Status(status) => *response.status_mut() = StatusCode::from_u16(status).unwrap(),
        Limited(status, name, value) => {
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            response.headers_mut().insert(name, value.parse().unwrap());
        }
        Told(text) => {
            *response.status_mut() = StatusCode::FORBIDDEN;
            *response.body_mut() = Bytes::from_static(text.as_bytes());
        }
    }
    Ok(response)
}

/// Sends an endpoint whatever its types are, and says whether it failed.
trait SendWith {
    async fn send_with(&self, client: &Client) -> bool;
}

impl<E: Endpoint> SendWith for E {
    async fn send_with(&self, client: &Client) -> bool {
        client.send(self).await.is_err()
    }
}

/// The cells of one group of endpoints; all of the group do the same.
async fn cell(group: usize, outcome: Outcome) -> &'static str {
    let counts = match group {
        0 => vec![
            requests(&Get, outcome).await,
            // An answer to HEAD has no text.
            requests(&Head, outcome).await + u32::from(matches!(outcome, Told(_))),
            requests(&Options, outcome).await,
            requests(&Put, outcome).await,
            requests(&Delete, outcome).await,
        ],
        1 => vec![
            requests(&Idempotent, outcome).await,
            requests(&Keyed, outcome).await,
        ],
        _ => vec![
            requests(&Post, outcome).await,
            requests(&Patch, outcome).await,
        ],
    };
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
    match counts[0] {
        1 => "no",
        2 => "yes",
        more => panic!("{more} requests"),
    }
}

const HEAD: &str = "# What is tried again

A test writes this file from what happens. What is tried again is tried up to three times (`Retry`),
within the call's timeout, and as long as the client's budget lasts. A body must be one that can be sent
again: bytes, or a stream by `StreamBody::repeat` or `StreamBody::file`. A stream that ends with an error
of its own ends the call.

| what became of an attempt | GET, HEAD, OPTIONS, PUT, DELETE | POST, PATCH, `idempotent` or with an `Idempotency-Key` | any other POST, PATCH |
| --- | --- | --- | --- |
";

#[tokio::test(start_paused = true)]
async fn the_table_in_the_docs_is_what_is_tried_again() {
    let mut table = HEAD.to_owned();
    for (name, outcome) in OUTCOMES {
        let cells = [
            cell(0, *outcome).await,
            cell(1, *outcome).await,
            cell(2, *outcome).await,
        ];
        let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/retries.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        written, table,
        "docs/retries.md is stale: UPDATE_DOCS=1 writes it anew"
    );
}

#[tokio::test(start_paused = true)]
async fn the_statuses_of_one_row_are_all_that_there_are() {
    for status in (200..600).filter(|status| !matches!(status, 429 | 200..300)) {
        let repeated = requests(&Get, Status(status)).await == 2;
        let listed = matches!(status, 408 | 500 | 502 | 503 | 504);
        assert_eq!(repeated, listed, "{status}");
        assert_eq!(requests(&Post, Status(status)).await, 1, "{status}");
    }
}
