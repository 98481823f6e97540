//! The operation that most tests send: it buys Copilot seats, and costs money each time it arrives.

use std::fmt;

use endpoint::endpoint;
use serde::Deserialize;

/// Purchases a Copilot seat for each user.
#[endpoint(POST "/orgs/<org>/copilot/billing/selected_users" -> SeatsCreated, error = GitHubError)]
#[derive(Debug, Clone)]
pub struct AddCopilotSeatsForUsers<'a> {
    /// The organization's name.
    pub org: &'a str,
    /// The members who get a seat.
    pub selected_usernames: &'a [&'a str],
}

/// How many seats there are more.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct SeatsCreated {
    /// New seats, and those that were refreshed.
    pub seats_created: u64,
}

/// What GitHub says of a failure.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct GitHubError {
    /// For people.
    pub message: String,
    /// Where it is explained.
    pub documentation_url: Option<String>,
    /// The status, as text.
    pub status: Option<String>,
}

impl fmt::Display for GitHubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GitHub says: {}", self.message)
    }
}

/// Where [`add_mona`] goes.
pub const SEATS_TARGET: &str = "/orgs/octo-org/copilot/billing/selected_users";

/// One seat, for one user.
#[must_use]
pub fn add_mona() -> AddCopilotSeatsForUsers<'static> {
    AddCopilotSeatsForUsers {
        org: "octo-org",
        selected_usernames: &["mona"],
    }
}
