use endpoint::{Client, endpoint};

#[derive(serde::Deserialize)]
struct Seats {
    seats: Vec<u64>,
}

#[endpoint(GET "/seats" -> Seats, paginate = link)]
struct ListSeats;

fn list(client: &Client) {
    let _ = ListSeats.items(client);
}

fn main() {}
