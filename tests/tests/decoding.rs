//! What a success that is not the declared JSON becomes: an error that names the place.

use endpoint::{Client, endpoint};
use endpoint_tests::{Answer, Server, add_mona};

#[derive(Debug, serde::Deserialize)]
struct Thing {
    _id: u32,
}

#[endpoint(GET "/thing" -> Thing)]
struct GetThing;

async fn answered(answer: Answer) -> (Server, Client) {
    let server = Server::answering(answer).await;
    let client = Client::new(server.base()).unwrap();
    (server, client)
}

#[tokio::test]
async fn a_success_that_is_not_the_declared_json_names_the_place() {
    for (body, says) in [
        (r#"{"seats_created": "two"}"#, "seats_created"),
        (r#"{"seats_created": -1}"#, "seats_created"),
        (r#"{"seats": 2}"#, "seats_created"),
        (
            r#"{"seats_created": 2"#,
            "body is not what the endpoint declares",
        ),
        (
            r#"{"seats_created": 2} x"#,
            "body is not what the endpoint declares",
        ),
        (
            "<html>Welcome</html>",
            "body is not what the endpoint declares",
        ),
        ("[]", "body is not what the endpoint declares"),
        ("\u{feff}{}", "body is not what the endpoint declares"),
    ] {
        let (server, client) = answered(Answer::json("201 Created", body)).await;
        let error = add_mona().send(&client).await.unwrap_err();
        assert!(error.is_decode() && !error.is_status(), "{body}");
        assert_eq!(error.status().unwrap(), 201);
        assert_eq!(error.body().unwrap(), body);
        assert!(error.error().is_none());
        assert!(
            error.may_have_reached_server(),
            "the seats may have been bought"
        );
        let text = error.to_string();
        assert!(text.starts_with("POST /orgs/<org>/copilot"), "{text}");
        assert!(
            text.contains("201 Created") && text.contains(says),
            "{body}: {text}"
        );
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn bytes_that_are_no_json_never_make_it_panic() {
    let deep = "[".repeat(100_000);
    for body in [
        &b"\xff\xfe\x00"[..],
        b"{\"id\": \"\xff\"}",
        b"\"\\ud800\"",
        deep.as_bytes(),
    ] {
        let (_server, client) = answered(Answer::new("200 OK", &[], body)).await;
        let error = GetThing.send(&client).await.unwrap_err();
        assert!(error.is_decode());
        assert!(error.to_string().len() < 1000, "{error}");
    }
}
