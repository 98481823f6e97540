use endpoint::endpoint;

#[endpoint(POST "/charges", idempotent, idempotent)]
struct Charge {
    amount: u64,
}

fn main() {}
