//! What becomes of a call without a connection, or with one that is lost.

use std::net::SocketAddr;
use std::time::Duration;

use endpoint::{Error, endpoint};
use endpoint_tests::calls::{builder, client, failed, look, purchase};
use endpoint_tests::{Answer, Fault, GitHubError, SeatsCreated, Server, arm, fired, tests};
use reqwest::dns::{Name, Resolve, Resolving};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpSocket;

tests! {
    a_refused_connection_never_reached_the_server,
    a_network_without_a_way_never_reached_the_server,
    a_name_that_is_not_found_never_reached_the_server,
    a_server_without_tls_is_no_connection_under_https,
    a_request_that_the_transport_does_not_take_is_not_sent,
    a_connection_that_is_reset_before_the_request_is_read_may_have_brought_it,
    a_connection_that_is_reset_after_the_request_may_have_brought_it,
    a_connection_that_is_reset_within_a_success_keeps_its_status,
    a_connection_that_is_reset_within_a_failure_is_still_that_failure,
    a_purchase_that_meets_the_end_of_an_idle_connection_is_sent_once_at_the_most,
}

/// A purchase that must get no connection.
async fn no_connection(base: &str) -> Error<GitHubError> {
    let limit = Duration::from_secs(2);
    let error = failed(
        purchase()
            .send(&builder(base).connect_timeout(limit).build().unwrap())
            .await,
    );
    assert!(error.is_connect() && !error.is_build(), "{error}");
    assert!(!error.may_have_reached_server());
    assert!(error.status().is_none() && error.body().is_none() && error.error().is_none());
    let text = error.to_string();
    assert!(!text.contains("may have acted"), "{text}");
    error
}

async fn a_refused_connection_never_reached_the_server() {
    // The port is held and nobody listens, so that no other test gets it meanwhile.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let base = format!("http://{}", socket.local_addr().unwrap());
    let error = no_connection(&base).await;
    assert!(!error.is_timeout(), "{error}");
    let text = error.to_string();
    assert!(text.contains(&format!("no connection to {base}")), "{text}");
    assert!(text.to_lowercase().contains("refused"), "{text}");
    fired("a port where nobody listens");
}

async fn a_network_without_a_way_never_reached_the_server() {
    // No system has a way to the address of everyone.
    let error = no_connection("http://255.255.255.255:9").await;
    assert!(!error.is_timeout(), "{error}");
    fired("an address without a way to it");
}

/// A resolver that finds no name.
struct NoName(endpoint_tests::Armed);

impl Resolve for NoName {
    fn resolve(&self, _: Name) -> Resolving {
        self.0.fire();
        Box::pin(async { Err("no such name".into()) })
    }
}

async fn a_name_that_is_not_found_never_reached_the_server() {
    let resolver = NoName(arm("a name that is not found"));
    let client = builder("http://api.github.test")
        .reqwest(|reqwest| reqwest.dns_resolver(resolver))
        .build()
        .unwrap();
    let error = failed(purchase().send(&client).await);
    assert!(error.is_connect() && !error.is_timeout(), "{error}");
    assert!(!error.may_have_reached_server(), "{error}");
    assert!(
        error.to_string().contains("http://api.github.test"),
        "{error}"
    );
}

async fn a_server_without_tls_is_no_connection_under_https() {
    let greets = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address: SocketAddr = greets.local_addr().unwrap();
    let armed = arm("a greeting without TLS");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = greets.accept().await {
            let greeting = b"HTTP/1.1 400 Bad Request\r\n\r\n";
            stream.write_all(greeting).await.unwrap();
            armed.fire();
        }
    });
    no_connection(&format!("https://{address}")).await;
}

async fn a_request_that_the_transport_does_not_take_is_not_sent() {
    let server = Server::answering(Answer::new("200 OK", &[], "")).await;
    let client = builder(server.base())
        .reqwest(|reqwest| reqwest.https_only(true))
        .build()
        .unwrap();
    let errors = [
        failed(purchase().send(&client).await),
        failed(look().send(&client).await),
    ];
    for error in errors {
        assert!(error.is_build() && !error.is_connect(), "{error}");
        assert!(!error.may_have_reached_server(), "{error}");
        assert_eq!(error.attempts(), 1, "it would come to the same: {error}");
        assert!(error.to_string().contains(": not sent: "), "{error}");
        fired("a transport that takes no such request");
    }
    assert_eq!(server.connections(), 0);
}

async fn a_connection_that_is_reset_before_the_request_is_read_may_have_brought_it() {
    for fault in [Fault::Reset, Fault::Close] {
        let server = Server::failing(fault).await;
        let error = failed(purchase().send(&client(&server)).await);
        assert!(!error.is_timeout() && !error.is_build() && error.status().is_none());
        // Whether the request was out by then is the network's secret, unless nothing was written.
        assert!(
            error.is_connect() || error.may_have_reached_server(),
            "{error}"
        );
        assert_eq!(server.requests().len(), 0);
        assert_eq!(server.connections(), 1, "a purchase is sent once");
    }
}

async fn a_connection_that_is_reset_after_the_request_may_have_brought_it() {
    let server = Server::answering(Answer::only(Fault::Reset)).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert!(
        error.may_have_reached_server() && !error.is_connect(),
        "{error}"
    );
    assert!(error.to_string().contains("may have acted"), "{error}");
    assert_eq!(server.faults().await, [Fault::Reset]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

async fn a_connection_that_is_reset_within_a_success_keeps_its_status() {
    let lost = Answer::head("201 Created", &[("Content-Length", "20")]).then(Fault::Reset);
    let server = Server::answering(lost).await;
    let error = failed(purchase().send(&client(&server)).await);
    // A reset may overtake the head that was sent before it.
    assert!(error.status().is_none_or(|status| status == 201), "{error}");
    assert!(
        error.may_have_reached_server() && !error.is_decode(),
        "{error}"
    );
    assert_eq!(server.faults().await, [Fault::Reset]);
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

async fn a_connection_that_is_reset_within_a_failure_is_still_that_failure() {
    let lost = Answer::head("422 Unprocessable Entity", &[("Content-Length", "20")]);
    let server = Server::answering(lost.then(Fault::Reset)).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert!(error.status().is_none_or(|status| status == 422), "{error}");
    assert!(error.is_status() == error.status().is_some(), "{error}");
    assert_eq!(server.requests().len(), 1, "a purchase is sent once");
}

#[endpoint(POST "/seats/<number>" -> SeatsCreated)]
struct AddSeat {
    number: usize,
}

/// How often the race between a closing server and a buying client is run.
const ROUNDS: usize = 200;

/// A server that answers and closes without a word of it: the client thinks that the connection is
/// kept, and learns of its end before, while or after it writes the next request.
async fn a_purchase_that_meets_the_end_of_an_idle_connection_is_sent_once_at_the_most() {
    let created = Answer::json("201 Created", r#"{"seats_created": 1}"#);
    let server = Server::answering(created.then(Fault::Close)).await;
    let client = client(&server);
    let mut bought = 0;
    for number in 0..ROUNDS {
        let sent = AddSeat { number }.send(&client).await;
        match sent {
            Ok(created) => bought += created.seats_created,
            Err(error) => assert!(error.may_have_reached_server(), "{error}"),
        }
        if number % 2 == 0 {
            tokio::task::yield_now().await;
        }
    }
    let requests = server.requests();
    for number in 0..ROUNDS {
        let target = format!("/seats/{number}");
        let sent = requests.iter().filter(|request| request.target() == target);
        assert!(sent.count() <= 1, "seat {number} was bought twice");
    }
    assert!(bought >= 1 && requests.len() <= ROUNDS);
    look().send(&client).await.unwrap();
}
