//! How are seats bought and given up for single users?

use endpoint::endpoint;
use serde::Deserialize;

use super::GitHubError;

/// Purchases a Copilot seat for each user named ("Add users to the Copilot subscription for an
/// organization", `copilot/add-copilot-seats-for-users`).
///
/// The organization is billed for each seat by its Copilot plan.
///
/// # Who may
///
/// Only owners of the organization can purchase seats for its members. The organization needs a
/// Copilot Business or Copilot Enterprise subscription and a configured suggestion-matching policy.
/// OAuth app tokens and classic personal access tokens need the scope `manage_billing:copilot` or
/// `admin:org`.
///
/// # Answers
///
/// - 201: [`SeatsCreated`], the number of new seats created plus existing seats refreshed.
/// - 401, 403, 404, 500: a [`GitHubError`] (`message`, `documentation_url`, `status`).
/// - 422: the organization has no Copilot subscription or no suggestion-matching policy. GitHub
///   documents no body for it, so [`Error::error`](endpoint::Error::error) may be `None`.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#add-users-to-the-copilot-subscription-for-an-organization>
#[endpoint(
    POST "/orgs/<org>/copilot/billing/selected_users" -> SeatsCreated,
    error = GitHubError
)]
#[derive(Debug, Clone)]
pub struct AddCopilotSeatsForUsers<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// The members of the organization who get access to Copilot: at least one.
    pub selected_usernames: &'a [&'a str],
}

/// Cancels the Copilot seat of each user named ("Remove users from the Copilot subscription for an
/// organization").
///
/// Each loses access at the end of the current billing cycle, unless a team that has Copilot still
/// gives it. The same people may do it as may [purchase](AddCopilotSeatsForUsers). A 422 means that
/// there is no subscription or no active seat to cancel.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#remove-users-from-the-copilot-subscription-for-an-organization>
#[endpoint(
    DELETE "/orgs/<org>/copilot/billing/selected_users" -> SeatsCancelled,
    error = GitHubError,
    body = json
)]
#[derive(Debug, Clone)]
pub struct CancelCopilotSeatAssignmentForUsers<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
    /// The members of the organization whose seats end: at least one.
    pub selected_usernames: &'a [&'a str],
}

/// What a purchase did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct SeatsCreated {
    /// New seats created plus existing seats refreshed.
    pub seats_created: u64,
}

/// What a cancellation did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct SeatsCancelled {
    /// Seats that are now set to end.
    pub seats_cancelled: u64,
}
