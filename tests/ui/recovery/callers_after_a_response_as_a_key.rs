use endpoint::{BaseUrl, Client, Endpoint, endpoint};

#[derive(Debug, serde::Deserialize)]
struct Failure {}

#[endpoint(PUT "/orgs/<org>", response = Option<u64>, error = Failure)]
struct PutOrganization<'a> {
    org: &'a str,
}

fn build(base: &BaseUrl) -> Result<(), endpoint::Error<Failure>> {
    let call = PutOrganization { org: "octo" };
    let request = call.request(base)?;
    drop(request);
    Ok(())
}

async fn call(client: &Client) -> Result<Option<u64>, endpoint::Error<Failure>> {
    let call = PutOrganization { org: "octo" };
    let full = call.send_full(client).await?;
    let found: Option<u64> = full.into_value();
    drop(found);
    let found: Option<u64> = client.send(&call).await?;
    drop(found);
    call.send(client).await
}

fn main() {}
