//! What becomes of a call whose server can't prove who it is: nothing is sent, and nothing repeated.

use endpoint::{Client, ClientBuilder, endpoint};
use endpoint_tests::calls::{builder, failed, look, purchase};
use endpoint_tests::{Answer, Certificate, Fault, Server, Tls, fired, tests};

tests! {
    a_certificate_of_the_authority_that_is_trusted_is_good,
    a_certificate_that_proves_nothing_ends_the_call_before_anything_is_sent,
    an_answer_whose_end_is_not_vouched_for_is_no_value,
    https_never_becomes_http_for_a_redirect_or_a_link,
}

#[endpoint(POST "/seats" -> u64)]
struct Count;

#[endpoint(GET "/list" -> Vec<u32>, paginate = link)]
struct Listed;

fn trusting(builder: ClientBuilder) -> Client {
    let authority = reqwest::Certificate::from_der(&Tls::authority()).unwrap();
    builder
        .reqwest(|reqwest| reqwest.tls_certs_only([authority]))
        .build()
        .unwrap()
}

fn created() -> Answer {
    Answer::json("201 Created", r#"{"seats_created": 1}"#)
}

async fn a_certificate_of_the_authority_that_is_trusted_is_good() {
    let server = Tls::start(Certificate::Good, created()).await;
    let client = trusting(builder(server.base()));
    for _ in 0..2 {
        let created = purchase().send(&client).await.unwrap();
        assert_eq!(created.seats_created, 1);
    }
    assert_eq!((server.requests(), server.connections()), (2, 1));
}

async fn a_certificate_that_proves_nothing_ends_the_call_before_anything_is_sent() {
    for certificate in [
        Certificate::Expired,
        Certificate::OfAnotherHost,
        Certificate::SelfSigned,
    ] {
        let server = Tls::start(certificate, created()).await;
        // Retries are on: this is not what they are for.
        let client = trusting(Client::builder(server.base()).bearer("ghp_Canary"));
        let error = failed(purchase().send(&client).await);
        assert!(
            error.is_connect() && !error.is_timeout(),
            "{certificate:?}: {error}"
        );
        assert!(!error.may_have_reached_server() && error.status().is_none());
        assert_eq!(error.attempts(), 1);
        assert!(
            error.to_string().contains("certificate"),
            "{certificate:?}: {error}"
        );
        let error = failed(look().send(&client).await);
        assert!(error.is_connect() && error.attempts() == 1, "{error}");
        assert_eq!((server.requests(), server.connections()), (0, 2));
    }
    // Nobody is trusted who is not in the system's list.
    let server = Tls::start(Certificate::Good, created()).await;
    let error = failed(
        purchase()
            .send(&builder(server.base()).build().unwrap())
            .await,
    );
    assert!(
        error.is_connect() && !error.may_have_reached_server(),
        "{error}"
    );
    assert_eq!((server.requests(), server.connections()), (0, 1));
}

/// Whoever sits on the line can end a connection, but not say so in the server's name: 1 seat of 12.
async fn an_answer_whose_end_is_not_vouched_for_is_no_value() {
    let kind = [("Content-Type", "application/json")];
    let cut = |answer: Answer| answer.then(Fault::Close);
    let close = Answer::bytes("HTTP/1.1 201 Created\r\n\r\n1");
    for answer in [
        cut(close),
        cut(Answer::chunked("201 Created", &kind, &[b"1"])),
        cut(Answer::bytes(
            "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n1",
        )),
        cut(Answer::bytes("HTTP/1.1 201 Created\r\n")),
        cut(Answer::bytes("")),
    ] {
        let server = Tls::start(Certificate::Good, answer.clone()).await;
        let error = failed(Count.send(&trusting(builder(server.base()))).await);
        assert!(error.may_have_reached_server(), "{answer:?}: {error}");
        assert!(!error.is_connect() && !error.is_decode(), "{error}");
        assert_eq!(server.requests(), 1, "a purchase is sent once");
    }
}

async fn https_never_becomes_http_for_a_redirect_or_a_link() {
    let plain = Server::answering(Answer::json("200 OK", "[2]")).await;
    let there = plain.base() + "/there";
    let moved = Answer::new("302 Found", &[("Location", &*there)], "");
    let server = Tls::start(Certificate::Good, moved).await;
    let client = trusting(builder(server.base()));
    let error = failed(look().send(&client).await);
    assert!(error.is_redirect(), "{error}");
    assert!(error.to_string().contains("never becomes"), "{error}");
    assert_eq!(server.requests(), 1);
    fired("a redirect from https to http");

    let link = format!("<{there}>; rel=next");
    let page = Answer::new("200 OK", &[("Link", &*link)], "[1]");
    let server = Tls::start(Certificate::Good, page).await;
    let client = trusting(builder(server.base()));
    let mut items = Listed.items(&client);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    let error = failed(items.next().await.unwrap());
    assert!(error.is_paging(), "{error}");
    assert_eq!(server.requests(), 1);
    fired("a link from https to http");
    assert_eq!(plain.connections(), 0, "nothing goes there");
}
