//! Does the embedded GitHub refuse what GitHub refuses, with the same status and body?

use std::io::{Read, Write};
use std::net::TcpStream;

use endpoint::{Client, Error};
use endpoint_examples::github::{AddCopilotSeatsForUsers, GitHubError, builder};
use endpoint_examples::server::{Server, TOKEN};

const USERS: &str = "/orgs/octo-org/copilot/billing/selected_users";

/// Sends these lines and this body, and gives status and body of the answer.
fn raw(server: &Server, method: &str, headers: &[&str], body: &str) -> (u16, String) {
    let address = server.url();
    let address = address.strip_prefix("http://").unwrap();
    let mut lines = vec![
        format!("{method} {USERS} HTTP/1.1"),
        format!("Host: {address}"),
        format!("Content-Length: {}", body.len()),
        "Connection: close".to_owned(),
    ];
    lines.extend(headers.iter().map(|&line| line.to_owned()));
    let mut stream = TcpStream::connect(address).unwrap();
    let text = format!("{}\r\n\r\n{body}", lines.join("\r\n"));
    stream.write_all(text.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    (status, body.to_owned())
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "reqwest, which has the method, is no dependency of this crate"
)]
fn connect(server: &Server) -> Client {
    let github = builder(&server.url(), TOKEN);
    github
        .reqwest(|reqwest| reqwest.no_proxy())
        .build()
        .unwrap()
}

fn refused(server: &Server, method: &str, headers: &[&str], body: &str) -> (u16, GitHubError) {
    let (status, body) = raw(server, method, headers, body);
    let error: GitHubError = serde_json::from_str(&body).unwrap();
    assert_eq!(error.status.as_deref(), Some(status.to_string().as_str()));
    assert!(error.documentation_url.is_some());
    (status, error)
}

async fn buy(server: &Server, org: &str, selected_usernames: &[&str]) -> Error<GitHubError> {
    let github = connect(server);
    let endpoint = AddCopilotSeatsForUsers {
        org,
        selected_usernames,
    };
    endpoint.send(&github).await.unwrap_err()
}

fn good() -> [String; 2] {
    [
        format!("Authorization: Bearer {TOKEN}"),
        "User-Agent: test".to_owned(),
    ]
}

#[test]
fn a_request_without_a_token_is_401_requires_authentication() {
    let server = Server::start().unwrap();
    let (status, error) = refused(&server, "POST", &["User-Agent: test"], "{}");
    assert_eq!(
        (status, error.message.as_str()),
        (401, "Requires authentication")
    );
}

#[test]
fn a_wrong_token_is_401_bad_credentials() {
    let server = Server::start().unwrap();
    for token in [
        "Authorization: Bearer x",
        "Authorization: Basic x",
        "Authorization: x",
    ] {
        let (status, error) = refused(&server, "POST", &["User-Agent: test", token], "{}");
        assert_eq!((status, error.message.as_str()), (401, "Bad credentials"));
    }
}

#[test]
fn a_request_without_a_user_agent_is_403() {
    let server = Server::start().unwrap();
    let [token, _] = good();
    assert_eq!(refused(&server, "POST", &[&token], "{}").0, 403);
}

#[test]
fn a_body_that_is_no_json_is_400() {
    let server = Server::start().unwrap();
    let [token, agent] = good();
    for method in ["POST", "DELETE"] {
        let (status, error) = refused(&server, method, &[&token, &agent], "{");
        assert_eq!(
            (status, error.message.as_str()),
            (400, "Problems parsing JSON")
        );
    }
}

#[test]
fn a_body_without_a_list_of_names_is_422_with_the_field() {
    let server = Server::start().unwrap();
    let [token, agent] = good();
    for body in [
        "{}",
        r#"{"selected_usernames":"mona"}"#,
        r#"{"selected_usernames":[1]}"#,
    ] {
        let (status, error) = refused(&server, "POST", &[&token, &agent], body);
        assert_eq!(status, 422);
        assert!(error.to_string().contains("selected_usernames"), "{error}");
    }
}

#[test]
fn an_unknown_method_or_path_is_404_with_a_body() {
    let server = Server::start().unwrap();
    let [token, agent] = good();
    let (status, error) = refused(&server, "PUT", &[&token, &agent], "{}");
    assert_eq!((status, error.message.as_str()), (404, "Not Found"));
}

#[tokio::test]
async fn an_organization_of_others_is_403_with_a_body() {
    let server = Server::start().unwrap();
    let error = buy(&server, "member-org", &["mona"]).await;
    assert_eq!(error.status().unwrap(), 403);
    assert!(error.error().unwrap().message.contains("owner"));
    assert!(!error.is_rate_limited());
}

#[tokio::test]
async fn an_unknown_organization_is_404_with_a_body() {
    let server = Server::start().unwrap();
    let error = buy(&server, "nobody", &["mona"]).await;
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(error.error().unwrap().message, "Not Found");
}

#[tokio::test]
async fn no_subscription_and_no_policy_are_422_with_an_empty_body() {
    let server = Server::start().unwrap();
    for org in ["free-org", "undecided-org"] {
        let error = buy(&server, org, &["mona"]).await;
        assert_eq!(error.status().unwrap(), 422);
        assert!(error.body().unwrap().is_empty());
        assert!(error.error().is_none());
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn an_empty_list_and_a_stranger_are_422_with_a_body_and_nothing_is_sold() {
    let server = Server::start().unwrap();
    let nobody = buy(&server, "octo-org", &[]).await;
    assert_eq!(nobody.status().unwrap(), 422);
    assert!(nobody.to_string().contains("names nobody"), "{nobody}");
    let stranger = buy(&server, "octo-org", &["mona", "stranger"]).await;
    assert_eq!(stranger.status().unwrap(), 422);
    assert!(
        stranger.to_string().contains("stranger is not a member"),
        "{stranger}"
    );
    // Neither left a seat behind: mona's is new now.
    let github = connect(&server);
    let mona = endpoint_examples::github::GetCopilotSeatDetailsForUser {
        org: "octo-org",
        username: "mona",
    };
    assert_eq!(mona.send(&github).await.unwrap_err().status().unwrap(), 404);
}
