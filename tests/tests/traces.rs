//! What is traced of a call: one span with OpenTelemetry's names, and an event for all that repeats it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Fault, Server, add_mona};
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber as _;
use tracing::{Level, Metadata, span};

#[endpoint(GET "/users/<login>")]
struct GetUser<'a> {
    login: &'a str,
    #[query]
    page: &'a str,
    #[header("X-Trace")]
    header: &'a str,
}

const CANARY: &str = "canary";
const USER: GetUser<'static> = GetUser {
    login: CANARY,
    page: CANARY,
    header: CANARY,
};

type Fields = BTreeMap<String, String>;

/// What was traced under this subscriber.
#[derive(Clone, Default)]
struct Recorder {
    spans: Arc<Mutex<Vec<(&'static str, Fields)>>>,
    events: Arc<Mutex<Vec<(Level, Fields)>>>,
    last: Arc<AtomicU64>,
}

struct Into<'a>(&'a mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}").trim_matches('"').to_owned();
        self.0.insert(field.name().to_owned(), text);
    }
}

/// Only what this library traces; the crates below it are the subject of `secrets.rs`.
fn is_ours(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with("endpoint::")
}

impl tracing::Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_ours(metadata)
    }
    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let mut fields = Fields::new();
        span.record(&mut Into(&mut fields));
        self.spans
            .lock()
            .unwrap()
            .push((span.metadata().name(), fields));
        span::Id::from_u64(self.last.fetch_add(1, Ordering::Relaxed) + 1)
    }
    fn record(&self, id: &span::Id, values: &span::Record<'_>) {
        let at = usize::try_from(id.into_u64()).unwrap() - 1;
        values.record(&mut Into(&mut self.spans.lock().unwrap()[at].1));
    }
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        let mut fields = Fields::new();
        event.record(&mut Into(&mut fields));
        self.events
            .lock()
            .unwrap()
            .push((*event.metadata().level(), fields));
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

impl Recorder {
    /// The fields of the only span.
    fn span(&self) -> Fields {
        let spans = self.spans.lock().unwrap();
        assert_eq!(spans.len(), 1, "one span a call");
        assert_eq!(spans[0].0, "http.client.request");
        spans[0].1.clone()
    }

    /// The messages of the events at these levels, in their order.
    fn messages(&self, least: Level) -> Vec<String> {
        let events = self.events.lock().unwrap();
        let shown = events.iter().filter(|(level, _)| *level <= least);
        shown.map(|(_, fields)| fields["message"].clone()).collect()
    }

    fn all(&self) -> String {
        format!(
            "{:?} {:?}",
            self.spans.lock().unwrap(),
            self.events.lock().unwrap()
        )
    }
}

/// Gets a user from a server with this script.
async fn traced<const N: usize>(answers: [Answer; N]) -> (Recorder, Server, Client) {
    let server = Server::script(answers).await;
    let client = Client::new(server.base()).unwrap();
    let recorder = Recorder::default();
    let _ = USER.send(&client).with_subscriber(recorder.clone()).await;
    assert!(!recorder.all().contains(CANARY), "{}", recorder.all());
    (recorder, server, client)
}

#[tokio::test]
async fn a_call_is_a_span_with_the_names_of_opentelemetry() {
    let (recorder, server, _) = traced([Answer::new("200 OK", &[], CANARY)]).await;
    let span = recorder.span();
    let (host, port) = server
        .host()
        .split_once(':')
        .map(|(h, p)| (h.to_owned(), p.to_owned()))
        .unwrap();
    for (name, value) in [
        ("otel.name", "GET /users/<login>"),
        ("otel.kind", "client"),
        ("http.request.method", "GET"),
        ("url.template", "/users/<login>"),
        ("server.address", &*host),
        ("server.port", &*port),
        ("http.response.status_code", "200"),
    ] {
        assert_eq!(span.get(name).map(String::as_str), Some(value), "{name}");
    }
    assert_eq!(span.len(), 7, "no count of resends and no error: {span:?}");
    assert_eq!(recorder.messages(Level::DEBUG), ["request", "response"]);
    assert!(
        recorder.messages(Level::INFO).is_empty(),
        "a call that works is silent"
    );
}

#[tokio::test]
async fn a_failure_names_its_status_and_an_error_its_kind() {
    let (recorder, ..) = traced([Answer::new("404 Not Found", &[], CANARY)]).await;
    let span = recorder.span();
    assert_eq!(span["error.type"], "404");
    assert_eq!(span["http.response.status_code"], "404");
    assert_eq!(span["otel.status_code"], "ERROR");
    let refused = Client::new("http://127.0.0.1:1")
        .unwrap()
        .with_retry(endpoint::Retry::none());
    let recorder = Recorder::default();
    let error = USER
        .send(&refused)
        .with_subscriber(recorder.clone())
        .await
        .unwrap_err();
    assert!(error.is_connect());
    assert_eq!(recorder.span()["error.type"], "connect");
    assert!(!recorder.span().contains_key("http.response.status_code"));
}

#[tokio::test]
async fn a_server_is_named_by_its_address_and_its_port_even_where_it_is_the_usual_one() {
    for (base, address, port) in [
        ("http://[::1]", "::1", "80"),
        ("https://[::1]:1/v1", "::1", "1"),
        ("https://API.test.:443", "api.test.", "443"),
    ] {
        let client = Client::builder(base)
            .timeout(std::time::Duration::ZERO)
            .build();
        let recorder = Recorder::default();
        let sent = USER
            .send(&client.unwrap())
            .with_subscriber(recorder.clone());
        assert!(sent.await.is_err(), "it has no time");
        let span = recorder.span();
        let named = (&*span["server.address"], &*span["server.port"]);
        assert_eq!(named, (address, port), "{base}");
    }
}

#[tokio::test]
async fn a_success_that_is_not_what_was_meant_is_an_error_of_its_span() {
    let server = Server::answering(Answer::new("201 Created", &[], "<html>")).await;
    let client = Client::new(server.base()).unwrap();
    let recorder = Recorder::default();
    let sent = add_mona().send(&client).with_subscriber(recorder.clone());
    assert!(sent.await.unwrap_err().is_decode());
    let span = recorder.span();
    assert_eq!(span["error.type"], "decode");
    assert_eq!(span["otel.status_code"], "ERROR");
    assert_eq!(span["http.response.status_code"], "201");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn no_retry_and_no_redirect_is_silent() {
    let there = Answer::new("302 Found", &[("Location", "/canary?canary")], "");
    let busy = Answer::new("503 Service Unavailable", &[("Retry-After", "0")], "");
    let (recorder, server, _) = traced([
        there,
        busy,
        Answer::only(Fault::Close),
        Answer::new("200 OK", &[], ""),
    ])
    .await;
    assert_eq!(server.requests().len(), 4);
    assert_eq!(
        recorder.messages(Level::INFO),
        ["redirect followed", "retry", "retry"]
    );
    assert_eq!(recorder.span()["http.request.resend_count"], "3");
    assert_eq!(recorder.span()["http.response.status_code"], "200");
    assert_eq!(
        recorder
            .messages(Level::DEBUG)
            .iter()
            .filter(|m| *m == "request")
            .count(),
        4
    );
}

#[tokio::test]
async fn a_retry_that_is_given_up_is_told() {
    let (recorder, ..) = traced([Answer::new(
        "503 Service Unavailable",
        &[("Retry-After", "99")],
        "",
    )])
    .await;
    assert_eq!(recorder.messages(Level::WARN), ["no retry"]);
    assert!(recorder.all().contains("99s"), "{}", recorder.all());
    let server = Server::answering(Answer::new("500 Internal Server Error", &[], "")).await;
    let client = Client::new(server.base()).unwrap();
    let recorder = Recorder::default();
    let error = add_mona()
        .send(&client)
        .with_subscriber(recorder.clone())
        .await
        .unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert!(
        recorder.messages(Level::WARN).is_empty(),
        "a purchase is never tried again"
    );
}
