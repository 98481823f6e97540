//! When a call is sent, and what its future may be used for: spawn it, join it, drop it.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use endpoint::{Client, Endpoint, endpoint};
use endpoint_tests::{AddCopilotSeatsForUsers, Answer, Fault, SeatsCreated, Server, add_mona};
use futures_util::future::{join_all, try_join_all};

#[endpoint(POST "/seats/<number>" -> SeatsCreated)]
struct AddSeat {
    number: u64,
}

/// Answers with the number that ends the path.
async fn counting() -> Server {
    Server::start(|received| {
        let number = received.target().rsplit('/').next().unwrap_or_default();
        Answer::json("201 Created", &format!(r#"{{"seats_created": {number}}}"#))
    })
    .await
}

#[tokio::test]
async fn a_future_that_is_dropped_unpolled_sends_nothing() {
    let server = counting().await;
    let client = Client::new(server.base()).unwrap();
    for number in 0..10 {
        drop(AddSeat { number }.send(&client));
        drop(client.send_full(&AddSeat { number }));
    }
    AddSeat { number: 11 }.send(&client).await.unwrap();
    assert_eq!(server.request().target(), "/seats/11");
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_call_that_can_not_be_sent_is_an_error_of_the_future_and_needs_no_runtime() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let seats = AddCopilotSeatsForUsers {
        org: "..",
        selected_usernames: &[],
    };
    let mut sending = pin!(seats.send(&client));
    let Poll::Ready(result) = sending
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    else {
        panic!("it waits for something");
    };
    assert!(result.unwrap_err().is_build());
}

#[test]
fn a_call_without_a_runtime_says_so_and_does_not_panic() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let mut sending = pin!(add_mona().send(&client));
    let polled = sending
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = polled else {
        panic!("it waits for something");
    };
    assert!(error.is_build() && error.attempts() == 0, "{error}");
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_with_borrowed_fields_are_spawned() {
    let server = Server::answering(Answer::json("201 Created", r#"{"seats_created": 2}"#)).await;
    let client = Client::new(server.base()).unwrap();
    let handle = {
        let org = String::from("octo-org");
        let users = [String::from("mona"), String::from("hubot")];
        let users: Vec<&str> = users.iter().map(String::as_str).collect();
        let seats = AddCopilotSeatsForUsers {
            org: &org,
            selected_usernames: &users,
        };
        tokio::spawn(seats.send(&client))
    };
    drop(client);
    assert_eq!(handle.await.unwrap().unwrap().seats_created, 2);
    assert_eq!(
        server.request().body(),
        r#"{"selected_usernames":["mona","hubot"]}"#
    );
}

#[tokio::test]
async fn cancelling_a_call_leaves_the_client_usable() {
    let created = Answer::json("201 Created", r#"{"seats_created": 1}"#);
    let server = Server::script([Answer::only(Fault::Silence), created]).await;
    let client = Client::new(server.base()).unwrap();
    tokio::select! {
        result = add_mona().send(&client) => panic!("it ended: {result:?}"),
        () = server.received(1) => {}
    }
    let created = add_mona().send(&client).await.unwrap();
    assert_eq!(created.seats_created, 1);
    assert_eq!(server.faults().await, [Fault::Silence]);
    assert_eq!((server.requests().len(), server.connections()), (2, 2));
}

#[tokio::test]
async fn aborting_a_spawned_call_leaves_its_clones_usable() {
    let created = Answer::json("201 Created", r#"{"seats_created": 1}"#);
    let server = Server::script([Answer::only(Fault::Silence), created]).await;
    let client = Client::new(server.base()).unwrap();
    let call = tokio::spawn(add_mona().send(&client));
    server.received(1).await;
    call.abort();
    assert!(call.await.unwrap_err().is_cancelled());
    add_mona().send(&client.clone()).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_calls_at_once_each_get_their_own_answer() {
    let server = counting().await;
    let client = Client::new(server.base()).unwrap();
    let created = try_join_all((0..100).map(|number| AddSeat { number }.send(&client)));
    let numbers: Vec<u64> = created
        .await
        .unwrap()
        .iter()
        .map(|created| created.seats_created)
        .collect();
    assert_eq!(numbers, (0..100).collect::<Vec<u64>>());
    assert_eq!(server.requests().len(), 100);
    assert!(server.connections() <= 100);
}

#[tokio::test]
async fn generic_code_sends_by_the_client() {
    async fn all<T: Endpoint>(client: &Client, calls: &[T]) -> usize {
        let sent = join_all(calls.iter().map(|call| client.send(call)));
        sent.await.into_iter().flatten().count()
    }
    let server = counting().await;
    let client = Client::new(server.base()).unwrap();
    assert_eq!(
        all(&client, &[AddSeat { number: 1 }, AddSeat { number: 2 }]).await,
        2
    );
    assert_eq!(server.requests().len(), 2);
}
