//! What does it look like? A tour of purchases, lists, cancellations and failures.

use std::io::{self, Write};

use endpoint::Client;
use endpoint_examples::github::AddCopilotSeatsForUsers;
use endpoint_examples::server::{HEALTHY, NO_SUBSCRIPTION, NOT_AN_OWNER, Server, TOKEN};

use crate::Failure;
use crate::calls::call;
use crate::report;
use crate::run::{buy, cancel, connect, list};

pub(crate) async fn run() -> Result<(), Failure> {
    let server = Server::start()?;
    let client = connect(&server.url(), TOKEN)?;
    let url = server.url();
    say(&format!(
        "A small GitHub runs at {url}: the calls are real, the seats cost nothing."
    ))?;

    let [mona, hubot] = ["mona", "hubot"].map(str::to_owned);
    say("\n1. Buy a seat each for mona and hubot")?;
    say(&buy(&client, HEALTHY, &[mona.clone(), hubot]).await?)?;
    say("\n2. Buy one for mona again: the seat is refreshed, not doubled")?;
    say(&buy(&client, HEALTHY, std::slice::from_ref(&mona)).await?)?;
    say("\n3. List the seats")?;
    say(&list(&client, HEALTHY).await?)?;
    say("\n4. Cancel mona's: it ends with the billing cycle")?;
    say(&cancel(&client, HEALTHY, std::slice::from_ref(&mona)).await?)?;
    say(&list(&client, HEALTHY).await?)?;
    say("\n5. Buy where the token's owner is no owner: the error that the caller gets")?;
    refused(&client, NOT_AN_OWNER).await?;
    say("\n6. Buy without a Copilot subscription: GitHub's 422 has an empty body")?;
    refused(&client, NO_SUBSCRIPTION).await?;

    let count = server.requests().len();
    say(&format!(
        "\n{count} requests were answered. Next: --help, or --serve to try it from your own code."
    ))
}

/// A purchase that must fail, and what its error tells.
async fn refused(client: &Client, org: &str) -> Result<(), Failure> {
    let endpoint = AddCopilotSeatsForUsers {
        org,
        selected_usernames: &["mona"],
    };
    match call(client, &endpoint).await? {
        Err(error) if error.is_status() => say(&report::error(&error)),
        Err(error) => Err(error.into()),
        Ok(_) => Err(Failure::Setup(format!(
            "the embedded GitHub sold a seat of {org}"
        ))),
    }
}

fn say(text: &str) -> Result<(), Failure> {
    writeln!(io::stdout(), "{text}")?;
    Ok(())
}
