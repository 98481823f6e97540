//! How is an endpoint sent by hyper-util? `Endpoint::request` gives the request, and
//! `Endpoint::response` takes the answer; the client of this library has no part in it.

use std::error::Error;
use std::time::Duration;

use endpoint::{BaseUrl, Body, Endpoint};
use endpoint_examples::github::AddCopilotSeatsForUsers;
use endpoint_examples::server::{HEALTHY, Server, TOKEN};
use http::header::{AUTHORIZATION, HeaderValue, USER_AGENT};
use http_body_util::{BodyExt as _, Limited};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// The most bytes of an answer that are read.
const CAP: usize = 1 << 20;
/// The longest that an answer may take.
const LIMIT: Duration = Duration::from_secs(30);

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let server = Server::start()?;
    let base: BaseUrl = server.url().parse()?;
    let client = Client::builder(TokioExecutor::new()).build_http();
    let purchase = AddCopilotSeatsForUsers {
        org: HEALTHY,
        selected_usernames: &["mona"],
    };
    let created = tokio::time::timeout(LIMIT, send(&client, &base, &purchase)).await??;
    println!("hyper-util: {} seats created", created.seats_created);
    for request in server.requests() {
        println!("  {} {} {}", request.method, request.target, request.status);
    }
    Ok(())
}

/// Sends any endpoint. Limits, retries, redirects and credentials are the caller's here.
async fn send<E: Endpoint>(
    client: &Client<HttpConnector, Body>,
    base: &BaseUrl,
    endpoint: &E,
) -> Result<E::Response, Failure>
where
    E::Error: Send + Sync + 'static,
{
    let mut request = endpoint.request(base)?;
    let mut token = HeaderValue::from_str(&format!("Bearer {TOKEN}"))?;
    token.set_sensitive(true);
    request.headers_mut().insert(AUTHORIZATION, token);
    let name = HeaderValue::from_static("over-hyper-util/1.0");
    request.headers_mut().insert(USER_AGENT, name);
    let (parts, body) = client.request(request).await?.into_parts();
    let bytes = Limited::new(body, CAP).collect().await?.to_bytes();
    Ok(E::response(http::Response::from_parts(parts, bytes))?)
}
