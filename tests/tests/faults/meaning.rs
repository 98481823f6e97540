//! What becomes of answers that are well formed and mean something else than they seem to.

use endpoint_tests::calls::{client, failed, look, purchase};
use endpoint_tests::{Answer, Fault, Server, tests};

tests! {
    a_page_for_people_is_no_value,
    a_success_without_content_is_no_value,
    the_body_of_a_204_is_no_answer_to_anyone,
    a_429_without_headers_is_a_rate_limit_of_unknown_length,
    a_403_is_a_rate_limit_only_where_its_headers_say_so,
    a_purchase_that_was_applied_and_whose_answer_is_lost_is_sent_once,
    a_success_that_says_that_it_failed_is_a_decode_error,
}

const PAGE: &str = "<!DOCTYPE html><html><body>Please log in</body></html>";

async fn a_page_for_people_is_no_value() {
    for kind in ["text/html; charset=utf-8", "application/json"] {
        let page = Answer::new("200 OK", &[("Content-Type", kind)], PAGE);
        let server = Server::answering(page.wrong()).await;
        let error = failed(purchase().send(&client(&server)).await);
        assert!(error.is_decode() && !error.is_status(), "{error}");
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.may_have_reached_server(), "it may have bought a seat");
        assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    }
}

async fn a_success_without_content_is_no_value() {
    for answer in [
        Answer::new("200 OK", &[], ""),
        Answer::new("200 OK", &[], " \r\n"),
        Answer::head("204 No Content", &[]),
        Answer::json("200 OK", "null"),
    ] {
        let server = Server::answering(answer.wrong()).await;
        let error = failed(purchase().send(&client(&server)).await);
        assert!(
            error.is_decode() && error.may_have_reached_server(),
            "{error}"
        );
        assert_eq!(server.requests().len(), 1, "a purchase is sent once");
    }
}

async fn the_body_of_a_204_is_no_answer_to_anyone() {
    let body = "HTTP/1.1 201 Created\r\nContent-Length: 22\r\n\r\n{\"seats_created\": 666}";
    for head in [
        format!(
            "HTTP/1.1 204 No Content\r\nContent-Length: {}\r\n\r\n",
            body.len()
        ),
        "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
        "HTTP/1.1 304 Not Modified\r\n\r\n".to_owned(),
    ] {
        let created = Answer::json("201 Created", r#"{"seats_created": 1}"#);
        let hidden = Answer::bytes(head + body).wrong();
        let server = Server::script([hidden, created]).await;
        let client = client(&server);
        failed(purchase().send(&client).await);
        let created = purchase().send(&client).await.unwrap();
        assert_eq!(created.seats_created, 1, "an answer that nobody asked for");
        assert_eq!(server.requests().len(), 2);
    }
}

async fn a_429_without_headers_is_a_rate_limit_of_unknown_length() {
    let server = Server::answering(Answer::json("429 Too Many Requests", "{}")).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert!(error.is_status() && error.is_rate_limited(), "{error}");
    assert_eq!((error.retry_after(), error.attempts()), (None, 3));
    assert_eq!(server.requests().len(), 3, "it was turned away each time");
}

async fn a_403_is_a_rate_limit_only_where_its_headers_say_so() {
    let left = |count, reset| {
        [
            ("X-RateLimit-Remaining", count),
            ("X-RateLimit-Reset", reset),
        ]
    };
    let past = "1700000000";
    let far = "99999999999";
    for (headers, limited, requests) in [
        (&left("0", past)[..], true, 3),
        (&left("0", far), true, 1),
        (&left("0", "18446744073709551616"), true, 1),
        (&left("0", "-1"), true, 3),
        (&[("Retry-After", "3600")], true, 1),
        (&left("4999", past), false, 1),
        (&[], false, 1),
    ] {
        let answer = Answer::new("403 Forbidden", headers, r#"{"message": "no"}"#);
        let server = Server::answering(answer).await;
        let error = failed(purchase().send(&client(&server)).await);
        assert_eq!(error.is_rate_limited(), limited, "{headers:?}: {error}");
        assert_eq!(
            error.to_string().contains("a rate limit"),
            limited,
            "{error}"
        );
        assert_eq!(server.requests().len(), requests, "{headers:?}: {error}");
    }
}

async fn a_purchase_that_was_applied_and_whose_answer_is_lost_is_sent_once() {
    for fault in [Fault::Close, Fault::Reset] {
        let server = Server::answering(Answer::only(fault)).await;
        let error = failed(purchase().send(&client(&server)).await);
        assert!(error.may_have_reached_server() && error.status().is_none());
        let says = "the server may have acted on it";
        assert!(error.to_string().contains(says), "{error}");
        assert_eq!(server.faults().await, [fault]);
        assert_eq!(server.requests().len(), 1, "the seats are bought once");
    }
}

async fn a_success_that_says_that_it_failed_is_a_decode_error() {
    let body = r#"{"message": "Bad credentials", "status": "401"}"#;
    let server = Server::answering(Answer::json("200 OK", body).wrong()).await;
    let error = failed(purchase().send(&client(&server)).await);
    assert!(error.is_decode() && !error.is_status(), "{error}");
    assert!(error.to_string().contains("seats_created"), "{error}");
    look().send(&client(&server)).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}
