//! How a server knows that several attempts are one call: the idempotency key.

use std::collections::HashSet;

use endpoint::{Client, endpoint};
use endpoint_tests::calls::failed;
use endpoint_tests::capture::CANARY;
use endpoint_tests::{Answer, Fault, Server, tests};

tests! {
    a_call_has_one_key_in_all_of_its_attempts,
    each_call_has_another_key,
    a_key_of_the_caller_comes_before_ours,
    a_request_with_a_key_is_sent_again_and_one_without_is_not,
    what_is_declared_idempotent_is_sent_again_without_a_key,
    an_empty_key_is_none,
    a_key_for_one_call_can_be_given_to_a_copy,
    ;
    all_calls_of_a_client_can_not_share_one_key,
}

#[endpoint(POST "/pay", idempotency_key)]
struct Pay {
    cents: u32,
}

#[endpoint(POST "/pay", idempotency_key)]
struct PayBy<'a> {
    #[header("Idempotency-Key")]
    key: Option<&'a str>,
}

#[endpoint(POST "/pay")]
struct PayPlain<'a> {
    #[header("Idempotency-Key")]
    key: Option<&'a str>,
}

#[endpoint(POST "/touch", idempotent)]
struct Touch;

/// Loses the first two answers.
async fn losing() -> Server {
    let lost = || Answer::only(Fault::Close);
    Server::script([lost(), lost(), Answer::new("200 OK", &[], "")]).await
}

fn client(server: &Server) -> Client {
    Client::builder(server.base())
        .bearer(CANARY)
        .build()
        .unwrap()
}

fn keys(server: &Server) -> Vec<Option<String>> {
    let requests = server.requests();
    requests
        .iter()
        .map(|request| request.header("idempotency-key"))
        .collect()
}

async fn a_call_has_one_key_in_all_of_its_attempts() {
    let server = losing().await;
    let paid = Pay { cents: 5 }.send_full(&client(&server)).await.unwrap();
    assert_eq!(paid.attempts(), 3);
    assert_eq!(server.faults().await, [Fault::Close; 2]);
    let keys = keys(&server);
    assert_eq!(keys.len(), 3);
    assert!(
        keys[0].is_some() && keys.iter().all(|key| *key == keys[0]),
        "{keys:?}"
    );
    let bodies: HashSet<_> = server
        .requests()
        .iter()
        .map(|r| r.body().to_owned())
        .collect();
    assert_eq!(bodies, HashSet::from([r#"{"cents":5}"#.to_owned()]));
}

async fn each_call_has_another_key() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = client(&server);
    let pay = Pay { cents: 5 };
    for _ in 0..50 {
        pay.send(&client).await.unwrap();
    }
    let different: HashSet<_> = keys(&server).into_iter().flatten().collect();
    assert_eq!(different.len(), 50);
    let uuid = |key: &String| key.len() == 36 && &key[14..15] == "4";
    assert!(different.iter().all(uuid), "{different:?}");
}

async fn a_key_of_the_caller_comes_before_ours() {
    let server = losing().await;
    PayBy {
        key: Some("order-7"),
    }
    .send(&client(&server))
    .await
    .unwrap();
    assert_eq!(keys(&server), vec![Some("order-7".to_owned()); 3]);
    let server = losing().await;
    PayBy { key: None }.send(&client(&server)).await.unwrap();
    let keys = keys(&server);
    assert!(
        keys[0].as_ref().is_some_and(|key| key.len() == 36),
        "{keys:?}"
    );
}

async fn a_request_with_a_key_is_sent_again_and_one_without_is_not() {
    let server = losing().await;
    PayPlain {
        key: Some("order-7"),
    }
    .send(&client(&server))
    .await
    .unwrap();
    assert_eq!(keys(&server), vec![Some("order-7".to_owned()); 3]);
    let server = Server::answering(Answer::only(Fault::Close)).await;
    let error = failed(PayPlain { key: None }.send(&client(&server)).await);
    assert!(error.may_have_reached_server(), "{error}");
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(keys(&server), [None]);
}

async fn what_is_declared_idempotent_is_sent_again_without_a_key() {
    let server = losing().await;
    assert_eq!(
        Touch.send_full(&client(&server)).await.unwrap().attempts(),
        3
    );
    assert_eq!(keys(&server), [None, None, None]);
}

async fn an_empty_key_is_none() {
    let server = Server::answering(Answer::only(Fault::Close)).await;
    let error = failed(PayPlain { key: Some("") }.send(&client(&server)).await);
    assert_eq!(error.attempts(), 1, "no server knows such calls again");
    assert_eq!(server.faults().await, [Fault::Close]);
    assert_eq!(server.requests().len(), 1);
    let server = losing().await;
    let call = PayBy { key: Some("") }.send(&client(&server));
    call.await.unwrap();
    let keys = keys(&server);
    let ours = |key: &Option<String>| key.as_ref().is_some_and(|key| key.len() == 36);
    assert!(keys.len() == 3 && keys.iter().all(ours), "{keys:?}");
}

async fn a_key_for_one_call_can_be_given_to_a_copy() {
    let server = losing().await;
    let client = client(&server);
    let copy = client.with_header("Idempotency-Key", "order-7").unwrap();
    PayPlain { key: None }.send(&copy).await.unwrap();
    assert_eq!(keys(&server), vec![Some("order-7".to_owned()); 3]);
}

/// Else every purchase would be the first one to the server, and safe to repeat to us.
fn all_calls_of_a_client_can_not_share_one_key() {
    let builder = || Client::builder("http://api.test");
    for builder in [
        builder().header("Idempotency-Key", CANARY),
        builder().api_key("idempotency-key", CANARY),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_build() && !error.to_string().contains(CANARY));
        assert!(error.to_string().contains("`idempotency_key`"), "{error}");
    }
}
