//! Who has a seat, and since when?

use endpoint::{Page, endpoint};
use serde::Deserialize;

use super::GitHubError;

/// The seats that an organization is billed for, page by page ("List all Copilot seat assignments
/// for an organization"). `items` walks them all.
///
/// Only owners of the organization can see them. OAuth app tokens and classic personal access
/// tokens need the scope `manage_billing:copilot` or `read:org`.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#list-all-copilot-seat-assignments-for-an-organization>
#[endpoint(GET "/orgs/<org>/copilot/billing/seats" -> Seats, error = GitHubError, paginate = link)]
#[derive(Debug, Clone)]
pub struct ListCopilotSeats<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// Which page is the first, counted from 1. GitHub begins with the first unless told.
    pub page: Option<u32>,
    /// How many seats a page holds, at most 100. GitHub puts 50 on a page unless told.
    pub per_page: Option<u32>,
}

/// The seat of one member ("Get Copilot seat assignment details for a user").
///
/// Only owners of the organization can see it. A 404 means that the user has no seat, or that the
/// token may not see the organization.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#get-copilot-seat-assignment-details-for-a-user>
#[endpoint(GET "/orgs/<org>/members/<username>/copilot" -> Seat, error = GitHubError)]
#[derive(Debug, Clone)]
pub struct GetCopilotSeatDetailsForUser<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// The member's login.
    pub username: &'a str,
}

/// One page of an organization's seats.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Page)]
#[non_exhaustive]
pub struct Seats {
    /// The seats on all pages together.
    pub total_seats: u64,
    /// The seats on this page.
    #[page(items)]
    pub seats: Vec<Seat>,
}

/// A seat: who has it, and what is known of its use. Times are as GitHub writes them (RFC 3339).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Seat {
    /// Who has the seat; `None` if the account is gone.
    pub assignee: Option<Assignee>,
    /// The team that gives it; `None` if it was given to the user directly.
    pub assigning_team: Option<AssigningTeam>,
    /// When the seat was given.
    pub created_at: String,
    /// When the seat ends (`YYYY-MM-DD`), if it was cancelled.
    pub pending_cancellation_date: Option<String>,
    /// When Copilot was last used.
    pub last_activity_at: Option<String>,
    /// In what it was last used.
    pub last_activity_editor: Option<String>,
    /// What the seat is billed by: `business`, `enterprise` or `unknown`.
    pub plan_type: Option<String>,
}

/// The user who has a seat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Assignee {
    /// The account's name.
    pub login: String,
    /// The account's number.
    pub id: u64,
}

/// The team by which a user has a seat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AssigningTeam {
    /// The team's name.
    pub name: String,
    /// The team's name as it stands in addresses.
    pub slug: String,
}
