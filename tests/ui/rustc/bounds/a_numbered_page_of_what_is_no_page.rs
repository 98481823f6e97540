use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Seats {
    seats: Vec<u64>,
}

#[endpoint(GET "/seats" -> Seats, paginate = page(page))]
struct ListSeats {
    page: Option<u64>,
}

fn main() {}
