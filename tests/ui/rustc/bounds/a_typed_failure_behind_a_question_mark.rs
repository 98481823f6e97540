use endpoint::{Client, Error, endpoint};
use serde::Deserialize;

#[derive(Deserialize)]
struct Failure {
    message: String,
}

#[endpoint(GET "/zen", error = Failure)]
struct Zen;

async fn ask(client: &Client) -> Result<(), Error> {
    Zen.send(client).await?;
    Ok(())
}

fn main() {}
