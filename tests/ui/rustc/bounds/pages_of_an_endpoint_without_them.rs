use endpoint::{Client, endpoint};

#[endpoint(GET "/seats" -> Vec<u64>)]
struct ListSeats;

fn list(client: &Client) {
    let _ = client.pages(&ListSeats);
}

fn main() {}
