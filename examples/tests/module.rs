//! Do the endpoints of the GitHub module ask what GitHub documents, and read what it answers?

use endpoint::{BaseUrl, Endpoint, Error};
use endpoint_examples::github::{
    AddCopilotSeatsForTeams, AddCopilotSeatsForUsers, CancelCopilotSeatAssignmentForTeams,
    CancelCopilotSeatAssignmentForUsers, GetCopilotOrganizationDetails,
    GetCopilotSeatDetailsForUser, GitHubError, ListCopilotSeats, client,
};

/// Method, target and body of a request, by spaces.
fn sent<T: Endpoint<Error = GitHubError>>(endpoint: &T) -> String {
    let base: BaseUrl = "https://api.github.com".parse().unwrap();
    let request = endpoint.request(&base).unwrap();
    let body = request.body().as_bytes().unwrap();
    format!(
        "{} {} {}",
        request.method(),
        request.uri().path_and_query().unwrap(),
        std::str::from_utf8(body).unwrap()
    )
}

fn message(body: &str) -> String {
    let error: GitHubError = serde_json::from_str(body).unwrap();
    error.to_string()
}

#[test]
fn purchases_and_cancellations_for_users_name_them_in_the_body() {
    let (org, selected_usernames) = ("octo-org", &["mona", "hubot"][..]);
    assert_eq!(
        sent(&AddCopilotSeatsForUsers {
            org,
            selected_usernames
        }),
        "POST /orgs/octo-org/copilot/billing/selected_users \
         {\"selected_usernames\":[\"mona\",\"hubot\"]}"
    );
    assert_eq!(
        sent(&CancelCopilotSeatAssignmentForUsers {
            org,
            selected_usernames
        }),
        "DELETE /orgs/octo-org/copilot/billing/selected_users \
         {\"selected_usernames\":[\"mona\",\"hubot\"]}"
    );
}

#[test]
fn purchases_and_cancellations_for_teams_name_them_in_the_body() {
    let (org, selected_teams) = ("octo-org", &["Justice League"][..]);
    assert_eq!(
        sent(&AddCopilotSeatsForTeams {
            org,
            selected_teams
        }),
        "POST /orgs/octo-org/copilot/billing/selected_teams \
         {\"selected_teams\":[\"Justice League\"]}"
    );
    assert_eq!(
        sent(&CancelCopilotSeatAssignmentForTeams {
            org,
            selected_teams
        }),
        "DELETE /orgs/octo-org/copilot/billing/selected_teams \
         {\"selected_teams\":[\"Justice League\"]}"
    );
}

#[test]
fn looks_send_no_body_and_leave_out_what_is_not_given() {
    let org = "octo-org";
    assert_eq!(
        sent(&GetCopilotOrganizationDetails { org }),
        "GET /orgs/octo-org/copilot/billing "
    );
    assert_eq!(
        sent(&GetCopilotSeatDetailsForUser {
            org,
            username: "mona"
        }),
        "GET /orgs/octo-org/members/mona/copilot "
    );
    assert_eq!(
        sent(&ListCopilotSeats {
            org,
            page: None,
            per_page: None
        }),
        "GET /orgs/octo-org/copilot/billing/seats "
    );
    assert_eq!(
        sent(&ListCopilotSeats {
            org,
            page: Some(2),
            per_page: Some(100)
        }),
        "GET /orgs/octo-org/copilot/billing/seats?page=2&per_page=100 "
    );
}

#[test]
fn an_organization_that_is_a_dot_segment_is_refused_before_any_io() {
    let base: BaseUrl = "https://api.github.com".parse().unwrap();
    let endpoint = AddCopilotSeatsForUsers {
        org: "..",
        selected_usernames: &["mona"],
    };
    assert!(endpoint.request(&base).unwrap_err().is_build());
}

#[test]
fn an_error_says_what_github_said_and_where_it_is_explained() {
    assert_eq!(
        message(r#"{"message":"Not Found.","documentation_url":"https://x/y","status":"404"}"#),
        "Not Found (see https://x/y)"
    );
    assert_eq!(
        message(r#"{"message":"Not Found","documentation_url":""}"#),
        "Not Found"
    );
}

#[test]
fn an_error_names_what_is_wrong_with_each_field() {
    let body = r#"{
        "message": "Validation Failed",
        "errors": [
            {"resource": "Seat", "field": "org", "code": "missing_field"},
            {"code": "custom", "message": "mona is not a member"},
            "and more"
        ]
    }"#;
    assert_eq!(
        message(body),
        "Validation Failed: org is missing, mona is not a member, and more"
    );
}

#[test]
fn a_status_is_read_as_text_and_as_a_number_and_never_hides_the_message() {
    let status = |status: &str| {
        let body = format!(r#"{{"message":"m","status":{status}}}"#);
        serde_json::from_str::<GitHubError>(&body).unwrap().status
    };
    assert_eq!(status(r#""403""#).as_deref(), Some("403"));
    assert_eq!(status("403").as_deref(), Some("403"));
    assert_eq!(status("{}"), None);
    assert_eq!(status("null"), None);
}

#[test]
fn the_token_of_a_client_is_never_shown() {
    let github = client("https://api.github.com", "gho_secret").unwrap();
    assert!(!format!("{github:?}").contains("gho_secret"));
    let refused: Error = client("https://api.github.com", "gho_secret\n").unwrap_err();
    assert!(!format!("{refused} {refused:?}").contains("gho_secret"));
}
