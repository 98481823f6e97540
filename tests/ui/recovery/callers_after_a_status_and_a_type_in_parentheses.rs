use endpoint::{Client, endpoint};

#[endpoint(GET "/balance" -> (200, Vec<u64>), timeout = "5s")]
struct GetBalance;

async fn first(client: &Client) -> Option<u64> {
    let balance = GetBalance.send(client).await.ok()?;
    balance.first().copied()
}

fn main() {}
