use endpoint::endpoint;

#[derive(serde::Serialize)]
struct Filter {
    team: String,
}

#[endpoint(GET "/seats")]
struct ListSeats {
    #[query("filter", flatten)]
    filter: Filter,
}

fn main() {}
