//! Is a list of the embedded GitHub walked over all its pages, by the links that it gives?

use endpoint::Client;
use endpoint_examples::github::{AddCopilotSeatsForUsers, GitHubError, ListCopilotSeats, builder};
use endpoint_examples::server::{HEALTHY, MEMBERS, NO_SUBSCRIPTION, Server, TOKEN};

type Outcome = Result<(), endpoint::Error<GitHubError>>;

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "reqwest, which has the method, is no dependency of this crate"
)]
fn start() -> (Server, Client) {
    let server = Server::start().unwrap();
    let github = builder(&server.url(), TOKEN).reqwest(|reqwest| reqwest.no_proxy());
    (server, github.build().unwrap())
}

fn seats(org: &str) -> ListCopilotSeats<'_> {
    ListCopilotSeats {
        org,
        page: None,
        per_page: Some(2),
    }
}

#[tokio::test]
async fn every_seat_comes_once_whatever_page_it_is_on() -> Outcome {
    let (server, github) = start();
    let bought = AddCopilotSeatsForUsers {
        org: HEALTHY,
        selected_usernames: &MEMBERS,
    };
    bought.send(&github).await?;
    let mut logins = Vec::new();
    let mut items = seats(HEALTHY).items(&github);
    while let Some(seat) = items.next().await {
        logins.extend(seat?.assignee.map(|user| user.login));
    }
    assert_eq!(logins, MEMBERS);
    let targets: Vec<_> = server.requests().into_iter().skip(1).collect();
    let targets: Vec<_> = targets.iter().map(|request| &*request.target).collect();
    assert_eq!(
        targets,
        [
            "/orgs/octo-org/copilot/billing/seats?per_page=2",
            "/organizations/1/copilot/billing/seats?page=2&per_page=2",
            "/organizations/1/copilot/billing/seats?page=3&per_page=2",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_list_that_is_refused_is_one_error() {
    let (server, github) = start();
    let mut items = seats(NO_SUBSCRIPTION).items(&github);
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 422);
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}
