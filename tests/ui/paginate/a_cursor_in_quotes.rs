use endpoint::endpoint;

#[derive(serde::Deserialize, endpoint::Page)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
    next: Option<String>,
}

#[endpoint(GET "/seats" -> Seats, paginate = cursor("after", "next"))]
struct ListSeats {
    after: Option<String>,
}

fn main() {}
