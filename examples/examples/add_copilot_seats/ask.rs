//! Is it meant? What will be bought or cancelled is said, and asked, before anything is sent.

use std::io::{self, Write};

use crate::Failure;
use crate::job::Action;

/// Asks before an action that changes something; what only reads passes.
pub(crate) fn confirm(api: &str, org: &str, action: &Action) -> Result<(), Failure> {
    let (what, users, after, verb) = match action {
        Action::Buy(users) => (
            "buys Copilot seats",
            users,
            "GitHub bills the organization for each seat by its Copilot plan.",
            "Buy",
        ),
        Action::Cancel(users) => (
            "cancels Copilot seats",
            users,
            "Each user loses access at the end of the billing cycle.",
            "Cancel",
        ),
        Action::List | Action::Details | Action::SeatOf(_) => return Ok(()),
    };
    let count = users.len();
    let noun = if count == 1 { "user" } else { "users" };
    let names = users.join(", ");
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "This {what} of {org} at {api} for {count} {noun}: {names}."
    )?;
    write!(out, "{after}\n{verb} {count}? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    if ["y", "yes"].contains(&answer.trim().to_ascii_lowercase().as_str()) {
        Ok(())
    } else {
        writeln!(out)?;
        Err(Failure::Declined)
    }
}
