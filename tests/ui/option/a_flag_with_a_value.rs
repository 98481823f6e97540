use endpoint::endpoint;

#[endpoint(POST "/charges", idempotent = true)]
struct Charge {
    amount: u64,
}

fn main() {}
