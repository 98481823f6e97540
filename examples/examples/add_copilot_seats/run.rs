//! How is one purchase, cancellation or look carried out, embedded or live?

use std::env;
use std::io::{self, Write};
use std::net::IpAddr;

use endpoint::{BaseUrl, Client};
use endpoint_examples::github::{
    self, AddCopilotSeatsForUsers, CancelCopilotSeatAssignmentForUsers,
    GetCopilotOrganizationDetails, GetCopilotSeatDetailsForUser, ListCopilotSeats,
};
use endpoint_examples::server::{Server, TOKEN};

use crate::Failure;
use crate::ask::confirm;
use crate::calls::{all, call};
use crate::job::{Action, Call, Target};
use crate::report;

pub(crate) async fn run(job: &Call) -> Result<(), Failure> {
    match &job.target {
        Target::Embedded => {
            let server = Server::start()?;
            let client = connect(&server.url(), TOKEN)?;
            act(&client, &job.org, &job.action).await
        }
        Target::Live { api, ask } => {
            let client = connect(api, &token()?)?;
            if *ask {
                confirm(client.base().as_str(), &job.org, &job.action)?;
            }
            act(&client, &job.org, &job.action).await
        }
    }
}

/// A client whose settings hold; nothing is sent yet.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "reqwest, which has the method, is no dependency of this crate"
)]
pub(crate) fn connect(api: &str, token: &str) -> Result<Client, Failure> {
    let setup = |error: endpoint::Error| Failure::Setup(error.to_string());
    let base: BaseUrl = api.parse().map_err(setup)?;
    let mut builder = github::builder(api, token);
    if is_this_machine(&base) {
        // A proxy of the environment can't reach what listens on this machine alone.
        builder = builder.reqwest(|reqwest| reqwest.no_proxy());
    } else if !base.origin().starts_with("https://") {
        let why = "it is neither https nor this machine, so others could read the token";
        return Err(Failure::Setup(format!("nothing was sent to {base}: {why}")));
    }
    builder.build().map_err(setup)
}

/// Whether an API is reached without a network.
fn is_this_machine(base: &BaseUrl) -> bool {
    let authority = base
        .origin()
        .split_once("://")
        .map_or("", |(_, authority)| authority);
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next(),
        None => authority.split(':').next(),
    };
    host.is_some_and(|host| {
        host == "localhost"
            || host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    })
}

fn token() -> Result<String, Failure> {
    env::var("GITHUB_TOKEN")
        .ok()
        .map(|token| token.trim().to_owned())
        .filter(|token| !token.is_empty())
        .ok_or_else(|| {
            let why = "GITHUB_TOKEN is not set, so nothing was sent; --live takes its token from \
                       there (scope manage_billing:copilot or admin:org)";
            Failure::Setup(why.to_owned())
        })
}

async fn act(client: &Client, org: &str, action: &Action) -> Result<(), Failure> {
    let text = match action {
        Action::Buy(users) => buy(client, org, users).await?,
        Action::Cancel(users) => cancel(client, org, users).await?,
        Action::List => list(client, org).await?,
        Action::Details => {
            let endpoint = GetCopilotOrganizationDetails { org };
            report::details(&call(client, &endpoint).await??)
        }
        Action::SeatOf(username) => {
            let endpoint = GetCopilotSeatDetailsForUser { org, username };
            report::seats(&[call(client, &endpoint).await??])
        }
    };
    writeln!(io::stdout(), "{text}")?;
    Ok(())
}

/// Buys seats, and says what came of it.
pub(crate) async fn buy(client: &Client, org: &str, users: &[String]) -> Result<String, Failure> {
    let users: Vec<&str> = users.iter().map(String::as_str).collect();
    let endpoint = AddCopilotSeatsForUsers {
        org,
        selected_usernames: &users,
    };
    let created = call(client, &endpoint).await??.seats_created;
    Ok(format!(
        "    {} created or refreshed",
        report::counted(created)
    ))
}

/// Cancels seats, and says what came of it.
pub(crate) async fn cancel(
    client: &Client,
    org: &str,
    users: &[String],
) -> Result<String, Failure> {
    let users: Vec<&str> = users.iter().map(String::as_str).collect();
    let endpoint = CancelCopilotSeatAssignmentForUsers {
        org,
        selected_usernames: &users,
    };
    let cancelled = call(client, &endpoint).await??.seats_cancelled;
    Ok(format!("    {} cancelled", report::counted(cancelled)))
}

/// All seats, whatever pages they are on.
pub(crate) async fn list(client: &Client, org: &str) -> Result<String, Failure> {
    let endpoint = ListCopilotSeats {
        org,
        page: None,
        per_page: Some(100),
    };
    Ok(report::seats(&all(client, &endpoint).await??))
}
