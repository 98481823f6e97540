//! How is something polled that seldom changes? With the ETag of what is known: as long as it is
//! current, the server answers 304 and sends no body. On GitHub such an answer costs no call.

use endpoint::{ETag, Response, Responses, endpoint};
use endpoint_examples::github::{
    AddCopilotSeatsForUsers, CopilotOrganizationDetails, GitHubError, builder,
};
use endpoint_examples::server::{HEALTHY, Server, TOKEN};

/// The seats of an organization in numbers, unless they are as they were.
#[endpoint(GET "/orgs/<org>/copilot/billing" -> Polled, error = GitHubError)]
struct PollSeats<'a> {
    org: &'a str,
    /// The version that is known.
    #[header("If-None-Match")]
    known: Option<&'a ETag>,
}

#[derive(Responses)]
enum Polled {
    #[status(200)]
    Changed(Response<Box<CopilotOrganizationDetails>>),
    #[status(304)]
    Unchanged,
}

#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "reqwest, which has the method, is no dependency of this crate"
)]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start()?;
    // The server is on this machine, where no proxy reaches it.
    let github = builder(&server.url(), TOKEN)
        .reqwest(|reqwest| reqwest.no_proxy())
        .build()?;
    let mut known = None;
    for poll in 1..=5 {
        if poll == 4 {
            let purchase = AddCopilotSeatsForUsers {
                org: HEALTHY,
                selected_usernames: &["mona"],
            };
            purchase.send(&github).await?;
            println!("a seat is bought");
        }
        let get = PollSeats {
            org: HEALTHY,
            known: known.as_ref(),
        };
        match get.send(&github).await? {
            Polled::Changed(response) => {
                println!(
                    "poll {poll}: {} seats",
                    response.value().seat_breakdown.total
                );
                known = response.etag();
            }
            Polled::Unchanged => println!("poll {poll}: nothing has changed"),
        }
    }
    let requests = server.requests();
    let polls = requests.iter().filter(|request| request.method == "GET");
    let (unchanged, changed): (Vec<_>, Vec<_>) = polls.partition(|poll| poll.status == 304);
    println!(
        "{} polls: {} answered with a body, {} with 304",
        changed.len() + unchanged.len(),
        changed.len(),
        unchanged.len()
    );
    Ok(())
}
