//! How are seats bought and given up for all members of a team?

use endpoint::endpoint;

use super::{GitHubError, SeatsCancelled, SeatsCreated};

/// Purchases a Copilot seat for every member of each team named ("Add teams to the Copilot
/// subscription for an organization").
///
/// The organization is billed for each seat by its Copilot plan. What [purchases for single
/// users](super::AddCopilotSeatsForUsers) need, this needs too, and it fails alike.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#add-teams-to-the-copilot-subscription-for-an-organization>
#[endpoint(
    POST "/orgs/<org>/copilot/billing/selected_teams" -> SeatsCreated,
    error = GitHubError
)]
#[derive(Debug, Clone)]
pub struct AddCopilotSeatsForTeams<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// The names of the teams whose members get access to Copilot: at least one.
    pub selected_teams: &'a [&'a str],
}

/// Cancels the Copilot seats that each team named gives to its members ("Remove teams from the
/// Copilot subscription for an organization").
///
/// Each member loses access at the end of the current billing cycle, unless they have a seat of
/// their own or by another team.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#remove-teams-from-the-copilot-subscription-for-an-organization>
#[endpoint(
    DELETE "/orgs/<org>/copilot/billing/selected_teams" -> SeatsCancelled,
    error = GitHubError,
    body = json
)]
#[derive(Debug, Clone)]
pub struct CancelCopilotSeatAssignmentForTeams<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// The names of the teams whose members' seats end: at least one.
    pub selected_teams: &'a [&'a str],
}
