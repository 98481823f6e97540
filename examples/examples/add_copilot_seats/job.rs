//! What is the program asked to do? The command line, with all that can't be refused.

use endpoint_examples::github;
use endpoint_examples::server;

use crate::Failure;
use crate::args::{Args, Command};

pub(crate) enum Job {
    Tour,
    Serve,
    Faults,
    Call(Call),
}

/// One thing to do with an organization's seats.
pub(crate) struct Call {
    pub(crate) target: Target,
    pub(crate) org: String,
    pub(crate) action: Action,
}

/// Who answers.
pub(crate) enum Target {
    Embedded,
    Live { api: String, ask: bool },
}

pub(crate) enum Action {
    Buy(Vec<String>),
    Cancel(Vec<String>),
    List,
    Details,
    SeatOf(String),
}

impl Job {
    pub(crate) fn of(args: Args) -> Result<Job, Failure> {
        if args.serve {
            return match args.command {
                None => Ok(Job::Serve),
                Some(_) => refused("--serve stands alone; give the command to a second program"),
            };
        }
        if args.faults {
            return match args.command {
                None => Ok(Job::Faults),
                Some(_) => refused("--faults stands alone; it buys what it needs"),
            };
        }
        if args.api_url.is_some() && !args.live {
            return refused("--api-url needs --live; without it the embedded GitHub answers");
        }
        if args.command.is_some() && !args.users.is_empty() {
            return refused("users stand after a command, not before it; nothing was sent");
        }
        let action = match args.command {
            None if args.users.is_empty() && args.org.is_none() && !args.live => {
                return Ok(Job::Tour);
            }
            None => Action::Buy(named(args.users)?),
            Some(Command::Cancel { users }) => Action::Cancel(named(users)?),
            Some(Command::List) => Action::List,
            Some(Command::Details { user: None }) => Action::Details,
            Some(Command::Details { user: Some(user) }) => Action::SeatOf(user),
        };
        let org = match args.org {
            Some(org) => org,
            None if args.live => return refused("--live needs --org: whose seats are meant?"),
            None => server::HEALTHY.to_owned(),
        };
        let target = if args.live {
            Target::Live {
                api: args.api_url.unwrap_or_else(|| github::API.to_owned()),
                ask: !args.yes,
            }
        } else {
            Target::Embedded
        };
        Ok(Job::Call(Call {
            target,
            org,
            action,
        }))
    }
}

/// The users, each once; logins are not case sensitive.
fn named(users: Vec<String>) -> Result<Vec<String>, Failure> {
    if users.is_empty() {
        return refused("no user is named, so nothing was sent; name at least one");
    }
    let mut once: Vec<String> = Vec::with_capacity(users.len());
    for user in users {
        if user.trim().is_empty() {
            return refused("the name of a user is empty, so nothing was sent");
        }
        if !once.iter().any(|other| other.eq_ignore_ascii_case(&user)) {
            once.push(user);
        }
    }
    Ok(once)
}

fn refused<T>(why: &str) -> Result<T, Failure> {
    Err(Failure::Usage(why.to_owned()))
}
