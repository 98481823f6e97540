use endpoint::endpoint;

#[endpoint(POST "/charges", header("Idempotency-Key" = "1"))]
struct Charge {
    amount: u64,
}

fn main() {}
