//! How do calls whose failures have different types stand in one function? `untyped` keeps the body,
//! `map` the types.

use endpoint::{Client, Error, MemoryTransport, Problem, endpoint};
use endpoint_examples::github::{GetCopilotOrganizationDetails, GitHubError, builder};
use endpoint_examples::server::{Server, TOKEN};

/// An API whose failures are those of RFC 9457.
#[endpoint(POST "/payments", error = Problem)]
struct Pay {
    cents: u64,
}

/// The failures of both APIs.
enum Refused {
    Bank(Problem),
    GitHub(GitHubError),
}

/// Whoever only reports an error has no need of its type.
async fn untyped(bank: &Client, github: &Client) -> Result<u64, Error> {
    let pay = Pay { cents: 50 };
    pay.send(bank).await.map_err(Error::untyped)?;
    let get = GetCopilotOrganizationDetails { org: "nobody" };
    let details = get.send(github).await.map_err(Error::untyped)?;
    Ok(details.seat_breakdown.total)
}

/// Whoever decides by the body says which of them it is.
async fn mapped(cents: u64, bank: &Client, github: &Client) -> Result<u64, Error<Refused>> {
    let pay = Pay { cents };
    pay.send(bank).await.map_err(|e| e.map(Refused::Bank))?;
    let get = GetCopilotOrganizationDetails { org: "nobody" };
    let details = get.send(github).await;
    let details = details.map_err(|e| e.map(Refused::GitHub))?;
    Ok(details.seat_breakdown.total)
}

/// A bank that has 30 cents left.
fn answer(pay: &http::Request<endpoint::Body>) -> http::Response<&'static str> {
    if pay.body().as_bytes() == Some(b"{\"cents\":30}") {
        return http::Response::default();
    }
    let body = r#"{"type": "/errors/credit", "title": "No credit", "detail": "30 of 50"}"#;
    let mut response = http::Response::new(body);
    *response.status_mut() = http::StatusCode::PAYMENT_REQUIRED;
    response
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
    let transport = MemoryTransport::new(|pay| async move { Ok(answer(&pay).map(Into::into)) });
    let bank = Client::builder("http://bank.test")
        .transport(transport)
        .build()?;
    if let Err(error) = untyped(&bank, &github).await {
        println!("untyped: {error}");
        println!(
            "untyped, the body: {} bytes",
            error.error().map_or(0, |raw| raw.len())
        );
    }
    for cents in [50, 30] {
        let Err(error) = mapped(cents, &bank, &github).await else {
            continue;
        };
        match error.error() {
            Some(Refused::Bank(problem)) => {
                println!("mapped: the payment is refused, {}", problem.kind());
            }
            Some(Refused::GitHub(github)) => println!("mapped: GitHub refuses, {}", github.message),
            None => println!("mapped: {error}"),
        }
    }
    Ok(())
}
