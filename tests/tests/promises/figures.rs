//! What is measured for the page: each figure comes from calls to a server that misbehaves.

use std::time::{Duration, Instant};

use endpoint::endpoint;
use endpoint_tests::calls::{builder, client, failed, purchase};
use endpoint_tests::{Answer, Fault, SeatsCreated, Server};

#[endpoint(POST "/orgs/<org>/seats" -> SeatsCreated)]
struct Add<'a> {
    org: &'a str,
    #[query]
    note: &'a str,
    #[header("X-Note")]
    header: Option<&'a str>,
}

fn add(org: &str) -> Add<'_> {
    Add {
        org,
        note: "",
        header: None,
    }
}

fn created() -> Answer {
    Answer::json("201 Created", r#"{"seats_created": 1}"#)
}

/// Values that would be more than one segment or pair, if they were let.
const HOSTILE: [&str; 8] = [
    "../../x", "a/b", "\\..\\", "%2e%2e", "%252e", "?x=1#y", "//evil", "a&note=2",
];

pub(crate) async fn segments() -> String {
    let server = Server::answering(created()).await;
    let client = client(&server);
    for value in HOSTILE {
        let call = Add {
            note: value,
            ..add(value)
        };
        call.send(&client).await.unwrap();
    }
    let requests = server.requests();
    for request in &requests {
        let (path, query) = request.target().split_once('?').unwrap();
        assert_eq!((path.split('/').count(), query.split('&').count()), (4, 1));
    }
    format!(
        "{} hostile values in path and query: {} requests, each with 3 segments and 1 pair",
        HOSTILE.len(),
        requests.len()
    )
}

pub(crate) async fn refused() -> String {
    let server = Server::answering(created()).await;
    let client = client(&server);
    let headers = ["a\r\nX-Injected: 1", "a\0", " a"].map(|header| Add {
        header: Some(header),
        ..add("octo-org")
    });
    let mut refused = 0;
    for call in ["", ".", ".."].map(add).iter().chain(&headers) {
        assert!(failed(call.send(&client).await).is_build());
        refused += 1;
    }
    format!(
        "{refused} values refused: {} connections",
        server.connections()
    )
}

pub(crate) async fn lost() -> String {
    let half = Answer::head("201 Created", &[("Content-Length", "20")]);
    let lost = [
        Answer::only(Fault::Close),
        Answer::only(Fault::Reset),
        Answer::bytes("HTTP/1.1 201 Cre").then(Fault::Close),
        half.then(Fault::Close),
        Answer::only(Fault::Silence),
    ];
    let mut requests = 0;
    let count = lost.len();
    for answer in lost {
        let server = Server::answering(answer).await;
        let limit = Duration::from_millis(80);
        let client = builder(server.base()).attempt_timeout(limit).build();
        let error = failed(purchase().send(&client.unwrap()).await);
        assert!(error.may_have_reached_server());
        requests += server.requests().len();
    }
    format!("{count} purchases whose answer is lost: {requests} requests")
}

/// The limit of the calls that never end, and what each of them may take on a busy machine.
const LIMIT: Duration = Duration::from_millis(80);
const SOON: Duration = Duration::from_secs(2);

pub(crate) async fn endless() -> String {
    let drip = Fault::Drip(b' ', Duration::from_millis(5));
    let length = [("Content-Length", "1000000")];
    let endless = [
        Answer::only(Fault::Silence),
        Answer::bytes("HTTP/1.1 201 Created\r\nX-Slow: ").then(drip),
        Answer::head("201 Created", &length).then(Fault::Silence),
        Answer::head("201 Created", &length).then(drip),
        Answer::only(Fault::Repeat(b"HTTP/1.1 103 Early Hints\r\n\r\n")),
    ];
    let count = endless.len();
    for answer in endless {
        let server = Server::answering(answer).await;
        let client = builder(server.base()).timeout(LIMIT).build().unwrap();
        let started = Instant::now();
        assert!(failed(purchase().send(&client).await).is_timeout());
        assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
    }
    format!(
        "{count} answers that never end, under a limit of {LIMIT:?}: each ended in under {SOON:?}"
    )
}
