use endpoint::endpoint;

#[endpoint(DELETE "/seats")]
struct CancelSeats {
    #[endpoint(query)]
    team: String,
}

fn main() {}
