//! What becomes of a call whose server can't prove who it is: nothing is sent, and nothing repeated.

use endpoint::{Client, ClientBuilder};
use endpoint_tests::calls::{builder, failed, look, purchase};
use endpoint_tests::{Answer, Certificate, Tls, tests};

tests! {
    a_certificate_of_the_authority_that_is_trusted_is_good,
    a_certificate_that_proves_nothing_ends_the_call_before_anything_is_sent,
}

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
