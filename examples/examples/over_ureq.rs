//! How is an endpoint sent by ureq, without async? `Endpoint::request` gives the request, and
//! `Endpoint::response` takes the answer; the client of this library has no part in it.

use std::error::Error;
use std::time::Duration;

use endpoint::{BaseUrl, Endpoint};
use endpoint_examples::github::AddCopilotSeatsForUsers;
use endpoint_examples::server::{HEALTHY, Server, TOKEN};
use http::header::{AUTHORIZATION, HeaderValue, USER_AGENT};
use ureq::Agent;

/// The most bytes of an answer that are read.
const CAP: u64 = 1 << 20;
/// The longest that an answer may take.
const LIMIT: Duration = Duration::from_secs(30);

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let server = Server::start()?;
    let base: BaseUrl = server.url().parse()?;
    // A failure's body is wanted too, and a redirect would carry the purchase elsewhere.
    let agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(LIMIT))
        .proxy(None)
        .build()
        .new_agent();
    let purchase = AddCopilotSeatsForUsers {
        org: HEALTHY,
        selected_usernames: &["mona"],
    };
    let created = send(&agent, &base, &purchase)?;
    println!("ureq: {} seats created", created.seats_created);
    for request in server.requests() {
        println!("  {} {} {}", request.method, request.target, request.status);
    }
    Ok(())
}

/// Sends any endpoint whose body is no stream. Retries and credentials are the caller's here.
fn send<E: Endpoint>(agent: &Agent, base: &BaseUrl, endpoint: &E) -> Result<E::Response, Failure>
where
    E::Error: Send + Sync + 'static,
{
    let (mut parts, body) = endpoint.request(base)?.into_parts();
    let mut token = HeaderValue::from_str(&format!("Bearer {TOKEN}"))?;
    token.set_sensitive(true);
    parts.headers.insert(AUTHORIZATION, token);
    let name = HeaderValue::from_static("over-ureq/1.0");
    parts.headers.insert(USER_AGENT, name);
    let body = body.as_bytes().ok_or("a stream needs an async client")?;
    let answered = agent.run(http::Request::from_parts(parts, body))?;
    let (parts, body) = answered.into_parts();
    let bytes = body.into_with_config().limit(CAP).read_to_vec()?;
    Ok(E::response(http::Response::from_parts(
        parts,
        bytes.into(),
    ))?)
}
