//! What a response and an error say of their well-known headers.

use std::time::{Duration, UNIX_EPOCH};

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server};

#[endpoint(GET "/thing")]
struct GetThing;

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
