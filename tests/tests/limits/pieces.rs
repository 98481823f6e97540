//! What is ready at once, again and again: the limits on time get their turn all the same.

use std::convert::Infallible;
use std::future::ready;
use std::time::{Duration, Instant};

use bytes::Bytes;
use endpoint::{Body, StreamBody, Transport, TransportFuture, endpoint};
use endpoint_tests::calls::{builder, failed};
use endpoint_tests::{Armed, arm, tests};
use futures_util::{StreamExt as _, stream};

tests! {
    a_body_that_always_has_more_and_never_a_byte_is_ended_by_a_limit,
}

const LIMIT: Duration = Duration::from_millis(250);
const SOON: Duration = Duration::from_secs(5);

#[endpoint(POST "/mirror")]
struct Mirrored {
    #[body(content_type = "text/plain")]
    data: StreamBody,
}

/// Answers with what it is sent.
struct Mirror(Armed);

impl Transport for Mirror {
    fn send(&self, request: http::Request<Body>) -> TransportFuture {
        self.0.fire();
        Box::pin(async move { Ok(http::Response::new(request.into_body())) })
    }
}

async fn a_body_that_always_has_more_and_never_a_byte_is_ended_by_a_limit() {
    let mirror = Mirror(arm("a body of empty pieces"));
    let client = builder("http://api.test").transport(mirror);
    let client = client.attempt_timeout(LIMIT).build().unwrap();
    let started = Instant::now();
    let data = StreamBody::repeat(move || {
        stream::repeat_with(move || started.elapsed())
            .take_while(|elapsed| ready(*elapsed < SOON))
            .map(|_| Ok::<_, Infallible>(Bytes::new()))
    });
    let error = failed(Mirrored { data }.send(&client).await);
    assert!(error.is_timeout(), "{error}");
    assert!(started.elapsed() < SOON);
}
