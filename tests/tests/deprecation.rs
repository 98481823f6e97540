//! Who learns that an operation is deprecated, and how often? A program of its own: where another
//! thread traces before there is a subscriber, `tracing` may forget to ask the one that comes.

use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server};
use tracing::field::{Field, Visit};
use tracing::span;

#[endpoint(GET "/old/<id>")]
struct GetOld {
    id: &'static str,
}

#[endpoint(DELETE "/old/<id>")]
struct DeleteOld {
    id: &'static str,
}

const DATE: &str = "Fri, 30 Jun 2023 23:59:59 GMT";

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
    let server = Server::answering(Answer::new("200 OK", &headers, "")).await;
    let client = Client::new(server.base()).unwrap();
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
