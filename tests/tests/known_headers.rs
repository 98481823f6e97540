//! What a response and an error say of their well-known headers, and who learns of a deprecation.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server};
use tracing::field::{Field, Visit};
use tracing::span;

#[endpoint(GET "/thing")]
struct GetThing;

#[endpoint(GET "/old/<id>")]
struct GetOld {
    id: &'static str,
}

#[endpoint(DELETE "/old/<id>")]
struct DeleteOld {
    id: &'static str,
}

const DATE: &str = "Fri, 30 Jun 2023 23:59:59 GMT";

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

#[tokio::test]
async fn a_response_has_a_reader_for_each_of_them() {
    let headers = [
        ("ETag", "W/\"v1\""),
        ("Last-Modified", DATE),
        ("Location", "/things/7"),
        ("Link", "</things?page=2>; rel=\"next\""),
        ("X-GitHub-Request-Id", "C0FF:EE"),
        ("X-RateLimit-Remaining", "7"),
        ("X-RateLimit-Reset", "2000000000"),
        ("Retry-After", "7"),
        ("Deprecation", "@1688169599"),
        ("Sunset", DATE),
    ];
    let (_server, client) = answered(Answer::new("201 Created", &headers, "")).await;
    let response = GetThing.send_full(&client).await.unwrap();
    assert_eq!(response.etag().unwrap().to_string(), "W/\"v1\"");
    assert_eq!(response.last_modified().unwrap().to_string(), DATE);
    assert_eq!(response.location(), Some("/things/7"));
    let next = response.link().rel("next").unwrap();
    assert_eq!(next.target(), "/things?page=2");
    assert_eq!(response.request_id(), Some("C0FF:EE"));
    let limit = response.rate_limit().unwrap();
    let reset = UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    assert_eq!(
        (limit.remaining(), limit.resets_at()),
        (Some(7), Some(reset))
    );
    assert_eq!(response.retry_after(), Some(Duration::from_secs(7)));
    let since = response.deprecation().unwrap().since().unwrap();
    assert_eq!(
        (since.to_string(), response.sunset()),
        (DATE.to_owned(), Some(since))
    );
}

#[tokio::test]
async fn a_response_without_them_says_nothing() {
    let (_server, client) = answered(Answer::new("200 OK", &[("ETag", "v1")], "")).await;
    let response = GetThing.send_full(&client).await.unwrap();
    assert!(response.etag().is_none() && response.last_modified().is_none());
    assert!(response.location().is_none() && response.link().iter().next().is_none());
    assert!(response.request_id().is_none() && response.rate_limit().is_none());
    assert!(response.deprecation().is_none() && response.sunset().is_none());
}

#[tokio::test]
async fn an_error_tells_the_number_of_its_request_and_the_limit() {
    let headers = [("X-Request-Id", "r-1"), ("RateLimit", "\"day\";r=0;t=60")];
    let (_server, client) = answered(Answer::new("403 Forbidden", &headers, "")).await;
    let error = GetThing.send(&client).await.unwrap_err();
    assert_eq!(error.request_id(), Some("r-1"));
    let limit = error.rate_limit().unwrap();
    assert_eq!(
        (limit.remaining(), limit.resource()),
        (Some(0), Some("day"))
    );
}

/// Keeps the warnings, field by field.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Warnings {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        *metadata.level() == tracing::Level::WARN
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, "{}={value:?};", field.name()).unwrap();
    }
}

#[tokio::test]
async fn a_deprecated_operation_is_told_once_an_endpoint_and_not_once_a_call() {
    let headers = [("Deprecation", "@1688169599"), ("Sunset", DATE)];
    let (server, client) = answered(Answer::new("200 OK", &headers, "")).await;
    let warnings = Warnings::default();
    let listening = tracing::subscriber::set_default(warnings.clone());
    for id in ["secret-1", "secret-2", "secret-3"] {
        GetOld { id }.send(&client).await.unwrap();
        DeleteOld { id }.send(&client).await.unwrap();
    }
    drop(listening);
    assert_eq!(server.requests().len(), 6);
    let warnings = warnings.0.lock().unwrap();
    let line = |method: &str| {
        format!(
            "message=the server says that this operation is deprecated;\
             http.request.method=\"{method}\";url.template=\"/old/<id>\";\
             deprecated_since={DATE};gone_at={DATE};"
        )
    };
    assert_eq!(*warnings, [line("GET"), line("DELETE")]);
}
