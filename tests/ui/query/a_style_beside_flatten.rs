use endpoint::endpoint;

#[derive(serde::Serialize)]
struct Filter {
    team: String,
}

#[endpoint(GET "/seats")]
struct ListSeats {
    #[query(flatten, style = comma)]
    filter: Filter,
}

fn main() {}
