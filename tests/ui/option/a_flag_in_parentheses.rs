use endpoint::endpoint;

#[endpoint(POST "/charges", idempotency_key("abc"))]
struct Charge {
    amount: u64,
}

fn main() {}
