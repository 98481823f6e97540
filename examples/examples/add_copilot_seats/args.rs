//! What can be written on the command line?

use clap::{Parser, Subcommand};

/// Buys, lists and cancels an organization's GitHub Copilot seats.
///
/// Without arguments it shows a tour. Unless --live is given it speaks to a small GitHub that it
/// starts itself on this machine, and nothing is billed.
#[derive(Debug, Parser)]
// A command is one wherever it stands: `mona cancel` must not buy a seat for a user `cancel`.
#[command(
    name = "add_copilot_seats",
    version,
    subcommand_precedence_over_arg = true
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub(crate) struct Args {
    /// The users to buy a seat for (after `--`, if one is called like a command)
    pub(crate) users: Vec<String>,

    #[command(subcommand)]
    pub(crate) command: Option<Command>,

    /// The organization; the embedded GitHub has `octo-org`, and takes it unless told
    #[arg(long, global = true)]
    pub(crate) org: Option<String>,

    /// Speak to GitHub itself with the token in `GITHUB_TOKEN`: purchases are billed
    #[arg(long, global = true)]
    pub(crate) live: bool,

    /// With --live: where the API is, for GitHub Enterprise or the server of --serve
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) api_url: Option<String>,

    /// With --live: don't ask before a purchase or a cancellation is sent
    #[arg(long, global = true)]
    pub(crate) yes: bool,

    /// Keep the embedded GitHub up, and print its address and a token
    #[arg(long, conflicts_with_all = ["users", "org", "live", "api_url", "yes", "faults"])]
    pub(crate) serve: bool,

    /// Show what becomes of purchases while the embedded GitHub fails on purpose
    #[arg(long, conflicts_with_all = ["users", "org", "live", "api_url", "yes"])]
    pub(crate) faults: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show who has a seat
    List,
    /// Cancel the seats of users, to the end of the billing cycle
    Cancel {
        /// The users whose seats end
        users: Vec<String>,
    },
    /// Show the organization's subscription, or one user's seat
    Details {
        /// The user whose seat is shown
        user: Option<String>,
    },
}
