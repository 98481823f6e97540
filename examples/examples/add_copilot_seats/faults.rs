//! What does the caller see when GitHub fails? Three purchases through three troubles, and the sum.

use std::io::{self, Write};
use std::time::Instant;

use endpoint::{Client, Error};
use endpoint_examples::github::{
    AddCopilotSeatsForUsers, GetCopilotSeatDetailsForUser, GitHubError, ListCopilotSeats, Seats,
};
use endpoint_examples::server::{HEALTHY, Recorded, Server, TOKEN, Trouble};

use crate::Failure;
use crate::calls::line;
use crate::report;
use crate::run::connect;

/// Who gets a seat, and through which trouble.
const PURCHASES: [(&str, &str, Trouble); 3] = [
    (
        "mona",
        "a 503: a purchase is not repeated, for a proxy may say so whose upstream did act",
        Trouble::Unavailable,
    ),
    (
        "hubot",
        "a 429 with Retry-After: 1: nothing was done, so it is sent again after the wait",
        Trouble::RateLimited(1),
    ),
    (
        "octocat",
        "a lost answer: the seat may be bought or not, and the caller looks before it buys again",
        Trouble::AnswerLost,
    ),
];

pub(crate) async fn run() -> Result<(), Failure> {
    let server = Server::start()?;
    let client = connect(&server.url(), TOKEN)?;
    let mut seen = Shown::new(&server);
    let before = seats(&client).await?;
    seen.show()?;
    for (at, (user, what, trouble)) in (1..).zip(PURCHASES) {
        say(&format!("\n{at}. {what}"))?;
        server.trouble(&[trouble]);
        ensure_seat(&client, user, &mut seen).await?;
    }
    say("\n4. a 503 to a read, which is repeated")?;
    server.trouble(&[Trouble::Unavailable]);
    let after = seats(&client).await?;
    seen.show()?;
    let asked = PURCHASES.len() as u64;
    let bought = after.total_seats - before.total_seats;
    let purchases = server.requests();
    let applied = purchases.iter().filter(|request| request.status == 201);
    let applied = applied.count() as u64;
    say(&format!(
        "\n{} asked for, {bought} bought, by {applied} purchases that GitHub carried out",
        report::counted(asked)
    ))?;
    if (bought, applied) != (asked, asked) {
        let why = "the seats that were bought are not those that were asked for";
        return Err(Failure::Setup(why.to_owned()));
    }
    Ok(())
}

/// How often a purchase is made anew that was certainly not carried out.
const ROUNDS: usize = 3;

/// Sees to it that a user has a seat, and that it is bought once.
async fn ensure_seat(client: &Client, user: &str, seen: &mut Shown<'_>) -> Result<(), Failure> {
    for _ in 0..ROUNDS {
        let Err(error) = buy(client, user, seen).await? else {
            return Ok(());
        };
        say(&report::error(&error))?;
        if !error.may_have_reached_server() {
            return Err(error.into());
        }
        let there = has_seat(client, user).await?;
        seen.show()?;
        if there {
            return say("    so the seat was bought, and only the answer was lost");
        }
        say("    so nothing was bought, and the purchase is made once more")?;
    }
    let why = format!("{user} has no seat after {ROUNDS} purchases that were not carried out");
    Err(Failure::Setup(why))
}

async fn has_seat(client: &Client, username: &str) -> Result<bool, Failure> {
    let org = HEALTHY;
    let seat = GetCopilotSeatDetailsForUser { org, username };
    match seat.send(client).await {
        Ok(_) => Ok(true),
        Err(error) if error.status().is_some_and(|status| status == 404) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

type Bought = Result<(), Error<GitHubError>>;

async fn buy(client: &Client, user: &str, seen: &mut Shown<'_>) -> Result<Bought, Failure> {
    let purchase = AddCopilotSeatsForUsers {
        org: HEALTHY,
        selected_usernames: &[user],
    };
    let started = Instant::now();
    let answer = purchase.send_full(client).await;
    seen.show()?;
    let response = match answer {
        Ok(response) => response,
        Err(error) => return Ok(Err(error)),
    };
    say(&format!(
        "    {} created or refreshed; attempts: {}, {:.1} s",
        report::counted(response.value().seats_created),
        response.attempts(),
        started.elapsed().as_secs_f32()
    ))?;
    Ok(Ok(()))
}

async fn seats(client: &Client) -> Result<Seats, Failure> {
    let list = ListCopilotSeats {
        org: HEALTHY,
        page: None,
        per_page: Some(100),
    };
    Ok(list.send(client).await?)
}

/// The requests that came to the server, each printed once.
struct Shown<'a> {
    server: &'a Server,
    count: usize,
}

impl Shown<'_> {
    fn new(server: &Server) -> Shown<'_> {
        Shown { server, count: 0 }
    }

    fn show(&mut self) -> Result<(), Failure> {
        let requests = self.server.requests();
        for Recorded {
            method,
            target,
            status,
            ..
        } in &requests[self.count..]
        {
            say(&line(method, target, &status.to_string()))?;
        }
        self.count = requests.len();
        Ok(())
    }
}

fn say(text: &str) -> Result<(), Failure> {
    writeln!(io::stdout(), "{text}")?;
    Ok(())
}
