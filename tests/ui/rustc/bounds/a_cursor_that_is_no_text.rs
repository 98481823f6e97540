use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Seats {
    next: Vec<u8>,
}

#[endpoint(GET "/seats" -> Seats, paginate = cursor(after, next))]
struct ListSeats {
    after: Option<String>,
}

fn main() {}
