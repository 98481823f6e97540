use endpoint::{Client, endpoint};

#[endpoint(GET "/orgs/<orgs>" -> String)]
struct GetOrganization<'a> {
    org: &'a str,
}

async fn call(client: Client, org: String) -> Result<String, endpoint::Error> {
    let calls = [1, 2].map(|_| GetOrganization { org: &org }.send(&client));
    let both = futures_util::future::join_all(calls).await;
    drop(both);
    GetOrganization { org: &org }.send(&client).await
}

fn main() {
    let client = Client::new("http://api.test").unwrap();
    drop(tokio::spawn(call(client, String::from("octo"))));
}
