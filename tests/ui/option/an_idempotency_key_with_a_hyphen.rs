use endpoint::endpoint;

#[endpoint(POST "/seats" -> u64, idempotency-key)]
struct BuySeats {
    seats: u64,
}

fn main() {}
