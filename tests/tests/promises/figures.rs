//! What is measured for the page: each figure comes from calls to a server that misbehaves.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use endpoint::endpoint;
use endpoint_tests::calls::{builder, client, failed, look, purchase};
use endpoint_tests::capture::{CANARY, PRIVATE};
use endpoint_tests::script::{Does, answers, scripted};
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
    assert_eq!(server.connections(), 0);
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
        let limit = Duration::from_millis(500);
        let client = builder(server.base()).attempt_timeout(limit).build();
        let error = failed(purchase().send(&client.unwrap()).await);
        assert!(error.may_have_reached_server());
        server.received(1).await;
        requests += server.requests().len();
    }
    assert_eq!(requests, count);
    format!("{count} purchases whose answer is lost: {requests} requests")
}

#[endpoint(POST "/seats", idempotency_key)]
struct WithKey;

pub(crate) async fn keyed() -> String {
    let server = Server::answering(Answer::only(Fault::Close)).await;
    let error = failed(WithKey.send(&client(&server)).await);
    let requests = server.requests();
    let keys: BTreeSet<_> = requests
        .iter()
        .map(|request| request.header("idempotency-key").unwrap())
        .collect();
    assert_eq!((error.attempts() as usize, keys.len()), (requests.len(), 1));
    format!(
        "a purchase with an idempotency key whose answer is lost each time: {} requests, {} key",
        requests.len(),
        keys.len()
    )
}

/// The statuses of redirects.
const REDIRECTS: [&str; 5] = ["301 A", "302 B", "303 C", "307 D", "308 E"];

/// A server that sends callers to a stranger, by host and by port.
pub(crate) async fn strangers() -> Vec<String> {
    let stranger = Server::answering(created()).await;
    let (mut at_home, mut purchases) = (0, 0);
    for status in REDIRECTS {
        let headers = [("Location", &*format!("{}/x", stranger.base()))];
        let home = Server::answering(Answer::new(status, &headers, "")).await;
        look().send(&client(&home)).await.unwrap();
        failed(purchase().send(&client(&home)).await);
        purchases += 1;
        at_home += home.requests().len();
        let with_token = |request: &endpoint_tests::Received| request.holds(CANARY);
        assert!(home.requests().iter().all(with_token));
    }
    let requests = stranger.requests();
    let holding = |text| {
        requests
            .iter()
            .filter(|request| request.holds(text))
            .count()
    };
    assert_eq!((at_home, requests.len()), (10, REDIRECTS.len()));
    let secret = holding(CANARY) + holding(PRIVATE);
    let sold = requests
        .iter()
        .filter(|request| request.line().starts_with("POST"));
    let sold = sold.count();
    assert_eq!((secret, sold), (0, 0));
    vec![
        format!(
            "{} reads that are redirected to another origin: {} requests there, {secret} with a secret",
            REDIRECTS.len(),
            requests.len(),
        ),
        format!(
            "{purchases} purchases that are redirected to another origin: {sold} requests there"
        ),
    ]
}

/// A server that is down, and a thousand callers of it, by a clock that jumps from wait to wait.
pub(crate) async fn crowd() -> Vec<String> {
    const CALLERS: usize = 1000;
    let (builder, times) = scripted(vec![answers(503, &[])]);
    let client = builder.build().unwrap();
    let calls: Vec<_> = (0..CALLERS)
        .map(|_| tokio::spawn(look().send(&client)))
        .collect();
    for call in calls {
        failed(call.await.unwrap());
    }
    let requests = times.lock().unwrap().len();
    assert!(requests < 2 * CALLERS, "{requests}");
    // Half a second before the second attempt, and one before the third.
    let bound = Duration::from_millis(1500);
    let (builder, times) = scripted(vec![Does::BreaksOff]);
    let client = builder.build().unwrap();
    let mut longest = Duration::ZERO;
    for _ in 0..30 {
        let began = tokio::time::Instant::now();
        failed(look().send(&client).await);
        longest = longest.max(began.elapsed());
    }
    assert!(longest <= bound + Duration::from_millis(5), "{longest:?}");
    let reads = times.lock().unwrap().len() / 30;
    vec![
        format!("{CALLERS} callers of a server that is down: {requests} requests"),
        format!(
            "a read from such a server: {reads} requests, and {bound:?} of waiting at the most"
        ),
    ]
}

/// The limit of the calls that never end, and what each of them may take on a busy machine.
const LIMIT: Duration = Duration::from_millis(80);
const SOON: Duration = Duration::from_secs(5);

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
