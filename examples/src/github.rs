//! What does a typed module for one part of an API look like? Here: GitHub's Copilot seats.
//!
//! Nothing but the public interface of `endpoint` is used: this could be a crate of its own.

mod billing;
mod error;
mod seats;
mod teams;
mod users;

use endpoint::{Client, ClientBuilder, Error};

pub use billing::{CopilotOrganizationDetails, GetCopilotOrganizationDetails, SeatBreakdown};
pub use error::{GitHubError, GitHubErrorDetail};
pub use seats::{
    Assignee, AssigningTeam, GetCopilotSeatDetailsForUser, ListCopilotSeats, Seat, Seats,
};
pub use teams::{AddCopilotSeatsForTeams, CancelCopilotSeatAssignmentForTeams};
pub use users::{
    AddCopilotSeatsForUsers, CancelCopilotSeatAssignmentForUsers, SeatsCancelled, SeatsCreated,
};

/// Where GitHub's own API is. A GitHub Enterprise Server has its own, which ends in `/api/v3`.
pub const API: &str = "https://api.github.com";

/// The version of the API that this module is written for.
pub const API_VERSION: &str = "2022-11-28";

/// A client for GitHub, or for what speaks like it at another address.
///
/// Every request carries the token, GitHub's media type, the API's version and a user agent;
/// GitHub refuses requests that have none.
///
/// # Errors
///
/// An address that is no base URL, or a token that can't stand in a header.
pub fn client(api: &str, token: &str) -> Result<Client, Error> {
    builder(api, token).build()
}

/// As [`client`], for who wants to set more: a timeout, a proxy.
pub fn builder(api: &str, token: &str) -> ClientBuilder {
    Client::builder(api)
        .bearer(token)
        .header("Accept", "application/vnd.github+json")
        .header("X-GitHub-Api-Version", API_VERSION)
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
}
