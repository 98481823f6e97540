//! Which credentials does a client, or a copy of it, have, and which are refused?

use endpoint::Client;
use endpoint_tests::{Answer, Server, tests};

use crate::credentials::{CANARY, GetThing, laden, secrets};

tests! {
    another_base_keeps_no_credential_and_a_trusted_one_all,
    a_copy_for_one_call_has_its_own_token,
    of_two_settings_for_one_header_the_later_holds,
    what_stands_in_the_place_of_a_credential_is_one,
    basic_credentials_and_keys_arrive_as_they_are_meant,
    ;
    credentials_that_can_not_be_sent_are_refused_without_an_echo,
}

const PLAIN: GetThing<'static> = GetThing {
    session: None,
    own: None,
    plain: Some("plain"),
};

async fn another_base_keeps_no_credential_and_a_trusted_one_all() {
    let second = Server::answering(Answer::new("200 OK", &[], "second")).await;
    let client = laden("http://127.0.0.1:1").build().unwrap();
    PLAIN
        .send(&client.with_base(second.base()).unwrap())
        .await
        .unwrap();
    PLAIN
        .send(&client.with_trusted_base(second.base()).unwrap())
        .await
        .unwrap();
    assert_eq!(
        second.requests().iter().map(secrets).collect::<Vec<_>>(),
        [0, 6]
    );
}

async fn a_copy_for_one_call_has_its_own_token() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::builder(server.base())
        .bearer("first")
        .build()
        .unwrap();
    PLAIN
        .send(&client.with_bearer("second").unwrap())
        .await
        .unwrap();
    PLAIN.send(&client).await.unwrap();
    let seen: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.header("authorization"))
        .collect();
    assert_eq!(
        seen,
        ["Bearer second", "Bearer first"].map(|text| Some(text.to_owned()))
    );
    assert!(client.with_bearer("a\nb").unwrap_err().is_build());
}

async fn of_two_settings_for_one_header_the_later_holds() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let builder = || Client::builder(server.base());
    let header = "Authorization";
    let first = builder().header(header, "token 1");
    for client in [
        first.build().unwrap().with_bearer("2").unwrap(),
        builder().header(header, "1").bearer("2").build().unwrap(),
        builder()
            .bearer("1")
            .header(header, "Bearer 2")
            .build()
            .unwrap(),
    ] {
        PLAIN.send(&client).await.unwrap();
    }
    let seen: Vec<_> = server.requests();
    let seen = seen.iter().filter_map(|request| request.header(header));
    assert_eq!(seen.collect::<Vec<_>>(), ["Bearer 2"; 3]);
}

async fn what_stands_in_the_place_of_a_credential_is_one() {
    let second = Server::answering(Answer::new("200 OK", &[], "second")).await;
    let client = Client::builder("http://127.0.0.1:1").api_key("X-Access", "other");
    let client = client.build().unwrap();
    let copy = client.with_header("X-Access", CANARY).unwrap();
    let copy = copy.with_base(second.base()).unwrap();
    PLAIN.send(&copy).await.unwrap();
    assert_eq!(second.request().header("x-access"), None);
}

async fn basic_credentials_and_keys_arrive_as_they_are_meant() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = Client::builder(server.base()).basic("Aladdin", "open sesame");
    let client = client.api_key("X-Api-Key", "k-1").build().unwrap();
    GetThing {
        session: None,
        own: None,
        plain: None,
    }
    .send(&client)
    .await
    .unwrap();
    let request = server.request();
    let basic = "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";
    assert_eq!(request.header("authorization").as_deref(), Some(basic));
    assert_eq!(request.header("x-api-key").as_deref(), Some("k-1"));
    assert!(!format!("{client:?}").contains("k-1"));
}

fn credentials_that_can_not_be_sent_are_refused_without_an_echo() {
    let basic = |user: &str, password: &str| Client::builder("http://a.test").basic(user, password);
    let key = |name: &str, key: &str| Client::builder("http://a.test").api_key(name, key);
    for builder in [
        basic("us:er", CANARY),
        basic("user", &format!("{CANARY}\n")),
        basic("us\0er", CANARY),
        key("X-Api-Key", &format!("{CANARY}\r\nX-Injected: 1")),
        key("X-Api-Key", &format!("{CANARY} ")),
        key("X-Api-Key", ""),
        key("Host", CANARY),
        key("X Api Key", CANARY),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.is_build(), "{error}");
        assert!(!format!("{error} {error:?}").contains("anary"), "{error:?}");
    }
}
