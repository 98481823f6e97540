//! Which headers a request carries: who wins, and what is refused without showing its value.

use std::time::Duration;

use endpoint::{Client, ClientBuilder, endpoint};
use endpoint_tests::{Answer, Fault, Server};

#[endpoint(GET "/things")]
struct GetThings;

#[endpoint(POST "/things")]
struct PostThings {
    a: u8,
}

async fn server() -> Server {
    Server::answering(Answer::new("200 OK", &[], "")).await
}

#[tokio::test]
async fn a_header_of_the_client_replaces_the_default() {
    let server = server().await;
    let client = Client::builder(server.base())
        .header("Accept", "application/vnd.github+json")
        .build()
        .unwrap();
    GetThings.send(&client).await.unwrap();
    let accept = server.request().header("accept");
    assert_eq!(accept.as_deref(), Some("application/vnd.github+json"));
}

#[tokio::test]
async fn a_header_of_one_call_replaces_the_one_of_the_client_and_only_for_that_call() {
    let server = server().await;
    let client = Client::builder(server.base())
        .header("X-Version", "1")
        .header("x-version", "2")
        .bearer("ghp_token")
        .build()
        .unwrap();
    GetThings
        .send(&client.with_header("X-VERSION", "3").unwrap())
        .await
        .unwrap();
    GetThings
        .send(&client.with_header("Authorization", "Basic x").unwrap())
        .await
        .unwrap();
    GetThings.send(&client).await.unwrap();
    let seen = |name| -> Vec<_> { server.requests().iter().map(|r| r.header(name)).collect() };
    let some = |values: [&str; 3]| values.map(|value| Some(value.to_owned()));
    assert_eq!(seen("x-version"), some(["3", "2", "2"]));
    let bearer = "Bearer ghp_token";
    assert_eq!(seen("authorization"), some([bearer, "Basic x", bearer]));
}

#[tokio::test]
async fn a_timeout_of_one_call_leaves_the_client_as_it_was() {
    let good = Answer::new("200 OK", &[], "");
    let server = Server::script([Answer::only(Fault::Silence), good]).await;
    let client = Client::builder(server.base())
        .header("X-A", "1")
        .build()
        .unwrap();
    let quick = client.with_timeout(Duration::from_millis(200));
    assert!(GetThings.send(&quick).await.unwrap_err().is_timeout());
    assert_eq!(server.faults().await, [Fault::Silence]);
    GetThings.send(&client).await.unwrap();
    let last = server.requests().pop().unwrap();
    assert_eq!(last.header("x-a").as_deref(), Some("1"));
}

#[tokio::test]
async fn a_request_without_a_body_has_no_content_type_even_where_others_have_one() {
    let server = server().await;
    let client = Client::new(server.base()).unwrap();
    PostThings { a: 1 }.send(&client).await.unwrap();
    GetThings.send(&client).await.unwrap();
    let kinds: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.header("content-type"))
        .collect();
    assert_eq!(kinds, [Some("application/json".to_owned()), None]);
    assert_eq!(server.connections(), 1, "the connection is kept");
}

#[test]
fn a_header_that_is_the_transports_is_refused_by_its_name() {
    for name in ["Host", "content-length", "Transfer-Encoding", "connection"] {
        let build = Client::builder("http://a.test")
            .header(name, "canary")
            .build();
        let error = build.unwrap_err();
        assert!(
            error.is_build() && error.to_string().contains(name),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("canary"));
        let client = Client::new("http://a.test").unwrap();
        assert!(client.with_header(name, "canary").is_err());
    }
}

#[test]
fn a_value_with_a_control_character_is_refused_without_being_shown() {
    let refused: [fn(ClientBuilder) -> ClientBuilder; 5] = [
        |builder| builder.header("X-A", "canary\r\nX-B: 1"),
        |builder| builder.header("X-A", "canary\n"),
        |builder| builder.header("X-A", "canary\0"),
        |builder| builder.user_agent("canary\r"),
        |builder| builder.header("X A", "canary"),
    ];
    for change in refused {
        let error = change(Client::builder("http://a.test"))
            .build()
            .unwrap_err();
        assert!(error.is_build(), "{error}");
        assert!(
            !format!("{error} {error:?}").contains("canary"),
            "{error:?}"
        );
    }
}
