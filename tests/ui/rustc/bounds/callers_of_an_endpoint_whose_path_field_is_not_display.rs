use endpoint::{BaseUrl, Client, Endpoint, endpoint};

struct Org;

#[endpoint(GET "/orgs/<org>" -> String)]
struct Organization {
    org: Org,
}

async fn get(client: &Client, base: &BaseUrl) -> Option<String> {
    let request = Organization { org: Org }.request(base).ok()?;
    drop(request);
    let full = Organization { org: Org }.send_full(client).await.ok()?;
    drop(full);
    Organization { org: Org }.send(client).await.ok()
}

fn main() {}
