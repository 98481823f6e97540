//! Does the embedded GitHub count, list and cancel seats as GitHub documents?

use std::error::Error;

use endpoint::{Client, endpoint};
use endpoint_examples::github::{
    AddCopilotSeatsForTeams, AddCopilotSeatsForUsers, CancelCopilotSeatAssignmentForTeams,
    CancelCopilotSeatAssignmentForUsers, GetCopilotOrganizationDetails,
    GetCopilotSeatDetailsForUser, ListCopilotSeats, Seats, builder,
};
use endpoint_examples::server::{Server, TOKEN};

type Outcome = Result<(), Box<dyn Error>>;

const ORG: &str = "octo-org";

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "reqwest, which has the method, is no dependency of this crate"
)]
fn start() -> (Server, Client) {
    let server = Server::start().unwrap();
    let github = builder(&server.url(), TOKEN);
    let github = github
        .reqwest(|reqwest| reqwest.no_proxy())
        .build()
        .unwrap();
    (server, github)
}

async fn buy(github: &Client, selected_usernames: &[&str]) -> Result<u64, Box<dyn Error>> {
    let endpoint = AddCopilotSeatsForUsers {
        org: ORG,
        selected_usernames,
    };
    Ok(endpoint.send(github).await?.seats_created)
}

async fn all(github: &Client) -> Result<Seats, Box<dyn Error>> {
    let endpoint = ListCopilotSeats {
        org: ORG,
        page: None,
        per_page: None,
    };
    Ok(endpoint.send(github).await?)
}

fn logins(seats: &Seats) -> Vec<&str> {
    let assignees = seats.seats.iter().flat_map(|seat| &seat.assignee);
    assignees.map(|user| user.login.as_str()).collect()
}

#[tokio::test]
async fn new_and_refreshed_seats_are_both_counted_and_a_seat_is_never_doubled() -> Outcome {
    let (server, github) = start();
    assert_eq!(buy(&github, &["mona", "hubot"]).await?, 2);
    assert_eq!(buy(&github, &["MONA", "octocat", "mona"]).await?, 2);
    let seats = all(&github).await?;
    assert_eq!(logins(&seats), ["monalisa", "mona", "hubot", "octocat"]);
    assert_eq!(seats.total_seats, 4);
    assert_eq!(server.requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn a_purchase_answers_201_with_the_headers_of_github() -> Outcome {
    let (_server, github) = start();
    let endpoint = AddCopilotSeatsForUsers {
        org: "OCTO-Org",
        selected_usernames: &["mona"],
    };
    let response = endpoint.send_full(&github).await?;
    assert_eq!(response.status().as_u16(), 201);
    for name in [
        "x-github-request-id",
        "x-ratelimit-limit",
        "x-ratelimit-reset",
    ] {
        assert!(response.headers().contains_key(name), "{name}");
    }
    assert_eq!(response.headers()["x-ratelimit-remaining"], "4999");
    Ok(())
}

#[tokio::test]
async fn a_cancelled_seat_ends_with_the_cycle_and_a_purchase_refreshes_it() -> Outcome {
    let (_server, github) = start();
    buy(&github, &["mona"]).await?;
    let cancel = CancelCopilotSeatAssignmentForUsers {
        org: ORG,
        selected_usernames: &["mona"],
    };
    assert_eq!(cancel.send(&github).await?.seats_cancelled, 1);

    let details = GetCopilotSeatDetailsForUser {
        org: ORG,
        username: "mona",
    };
    let end = details.send(&github).await?.pending_cancellation_date;
    assert!(end.is_some_and(|day| day.len() == 10 && day.ends_with("-01")));
    assert_eq!(
        cancel.send(&github).await.unwrap_err().status().unwrap(),
        422
    );

    assert_eq!(buy(&github, &["mona"]).await?, 1);
    assert_eq!(details.send(&github).await?.pending_cancellation_date, None);
    Ok(())
}

#[tokio::test]
async fn a_team_gives_seats_to_its_members_and_takes_only_those_back() -> Outcome {
    let (_server, github) = start();
    buy(&github, &["octocat"]).await?;
    let selected_teams = &["Justice League"][..];
    let add = AddCopilotSeatsForTeams {
        org: ORG,
        selected_teams,
    };
    assert_eq!(add.send(&github).await?.seats_created, 2);

    let details = |username| GetCopilotSeatDetailsForUser { org: ORG, username };
    let team = details("defunkt").send(&github).await?.assigning_team;
    assert_eq!(team.unwrap().slug, "justice-league");

    let cancel = CancelCopilotSeatAssignmentForTeams {
        org: ORG,
        selected_teams,
    };
    assert_eq!(cancel.send(&github).await?.seats_cancelled, 1);
    let own = details("octocat").send(&github).await?;
    assert_eq!(own.pending_cancellation_date, None);
    Ok(())
}

#[tokio::test]
async fn a_seat_that_came_with_a_team_is_not_cancelled_by_its_user() -> Outcome {
    let (_server, github) = start();
    let selected_teams = &["Justice League"][..];
    let add = AddCopilotSeatsForTeams {
        org: ORG,
        selected_teams,
    };
    add.send(&github).await?;
    let cancel = CancelCopilotSeatAssignmentForUsers {
        org: ORG,
        selected_usernames: &["monalisa", "defunkt"],
    };
    let error = cancel.send(&github).await.unwrap_err();
    assert_eq!(
        (error.status().unwrap().as_u16(), error.error()),
        (422, None)
    );
    let own = GetCopilotSeatDetailsForUser {
        org: ORG,
        username: "monalisa",
    };
    assert_eq!(own.send(&github).await?.pending_cancellation_date, None);
    Ok(())
}

#[tokio::test]
async fn the_subscription_counts_its_seats() -> Outcome {
    let (_server, github) = start();
    buy(&github, &["mona"]).await?;
    let cancel = CancelCopilotSeatAssignmentForUsers {
        org: ORG,
        selected_usernames: &["mona"],
    };
    cancel.send(&github).await?;
    let details = GetCopilotOrganizationDetails { org: ORG }
        .send(&github)
        .await?;
    assert_eq!(details.plan_type.as_deref(), Some("business"));
    assert_eq!(details.seat_breakdown.total, 2);
    assert_eq!(details.seat_breakdown.added_this_cycle, 1);
    assert_eq!(details.seat_breakdown.pending_cancellation, 1);
    Ok(())
}

#[tokio::test]
async fn a_list_is_cut_into_pages_that_link_to_each_other() -> Outcome {
    let (server, github) = start();
    buy(&github, &["mona", "hubot"]).await?;
    let endpoint = ListCopilotSeats {
        org: ORG,
        page: Some(2),
        per_page: Some(1),
    };
    let response = endpoint.send_full(&github).await?;
    assert_eq!(response.value().total_seats, 3);
    assert_eq!(logins(response.value()), ["mona"]);
    let url = server.url();
    let link = |page: u32, relation: &str| {
        let path = "organizations/1/copilot/billing/seats";
        format!("<{url}/{path}?page={page}&per_page=1>; rel=\"{relation}\"")
    };
    let links = [
        link(1, "prev"),
        link(3, "next"),
        link(3, "last"),
        link(1, "first"),
    ];
    assert_eq!(response.headers()["link"], links.join(", ").as_str());
    let single = ListCopilotSeats {
        org: ORG,
        page: None,
        per_page: None,
    };
    assert!(
        !single
            .send_full(&github)
            .await?
            .headers()
            .contains_key("link")
    );
    Ok(())
}

/// The list at the address that links have: by the organization's number.
#[endpoint(GET "/organizations/<id>/copilot/billing/seats" -> Seats)]
struct SeatsByNumber {
    id: u64,
    page: u32,
    per_page: u32,
}

#[tokio::test]
async fn the_links_of_a_page_lead_to_the_other_pages() -> Outcome {
    let (_server, github) = start();
    buy(&github, &["mona", "hubot"]).await?;
    let (id, page, per_page) = (1, 3, 1);
    let last = SeatsByNumber { id, page, per_page }.send(&github).await?;
    assert_eq!(logins(&last), ["hubot"]);
    let unknown = SeatsByNumber {
        id: 99,
        page,
        per_page,
    }
    .send(&github)
    .await;
    assert_eq!(unknown.unwrap_err().status().unwrap(), 404);
    Ok(())
}

#[tokio::test]
async fn a_member_without_a_seat_is_not_found() {
    let (_server, github) = start();
    let details = GetCopilotSeatDetailsForUser {
        org: ORG,
        username: "hubot",
    };
    let error = details.send(&github).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(error.error().unwrap().message, "Not Found");
}

#[tokio::test]
async fn requests_are_recorded_with_method_target_and_status() -> Outcome {
    let (server, github) = start();
    buy(&github, &["mona"]).await?;
    all(&github).await?;
    let requests = server.requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|seen| format!("{} {} {}", seen.method, seen.target, seen.status))
        .collect();
    assert_eq!(
        seen,
        [
            "POST /orgs/octo-org/copilot/billing/selected_users 201",
            "GET /orgs/octo-org/copilot/billing/seats 200",
        ]
    );
    Ok(())
}

#[tokio::test]
async fn a_dropped_server_answers_no_more() {
    let (server, github) = start();
    drop(server);
    let error = GetCopilotOrganizationDetails { org: ORG }
        .send(&github)
        .await
        .unwrap_err();
    assert!(error.is_connect());
    assert!(!error.may_have_reached_server());
}
