//! What does an organization have of Copilot, and under which settings?

use endpoint::endpoint;
use serde::Deserialize;

use super::GitHubError;

/// The subscription of an organization: its seats in numbers, and its settings ("Get Copilot seat
/// information and settings for an organization").
///
/// Only owners of the organization can see it. OAuth app tokens and classic personal access tokens
/// need the scope `manage_billing:copilot` or `read:org`.
///
/// GitHub calls this operation a public preview that is subject to change. Its page:
/// <https://docs.github.com/rest/copilot/copilot-user-management#get-copilot-seat-information-and-settings-for-an-organization>
#[endpoint(
    GET "/orgs/<org>/copilot/billing" -> CopilotOrganizationDetails,
    error = GitHubError
)]
#[derive(Debug, Clone)]
pub struct GetCopilotOrganizationDetails<'a> {
    /// The organization's name. It is not case sensitive.
    pub org: &'a str,
}

/// An organization's Copilot subscription. Settings are text, because GitHub adds to their values.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct CopilotOrganizationDetails {
    /// The seats in numbers.
    pub seat_breakdown: SeatBreakdown,
    /// Who gets a seat: `assign_all`, `assign_selected`, `disabled` or `unconfigured`.
    pub seat_management_setting: String,
    /// Whether suggestions that match public code are shown: `allow`, `block` or `unconfigured`.
    pub public_code_suggestions: String,
    /// Chat in editors: `enabled`, `disabled` or `unconfigured`.
    pub ide_chat: Option<String>,
    /// Chat on GitHub's own pages: `enabled`, `disabled` or `unconfigured`.
    pub platform_chat: Option<String>,
    /// Copilot on the command line: `enabled`, `disabled` or `unconfigured`.
    pub cli: Option<String>,
    /// What each seat is billed by: `business` or `enterprise`.
    pub plan_type: Option<String>,
}

/// An organization's seats in numbers, for the current billing cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct SeatBreakdown {
    /// All seats that are billed.
    pub total: u64,
    /// Seats added in this cycle.
    pub added_this_cycle: u64,
    /// Seats that end with this cycle.
    pub pending_cancellation: u64,
    /// Seats of users who have not accepted their invitation yet.
    pub pending_invitation: u64,
    /// Seats that were used in this cycle.
    pub active_this_cycle: u64,
    /// Seats that were not.
    pub inactive_this_cycle: u64,
}
