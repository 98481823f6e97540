use endpoint::endpoint;

#[endpoint(DELETE "/seats")]
struct CancelSeats {
    #[qurey]
    team: String,
}

fn main() {}
