use endpoint::endpoint;

#[endpoint(POST "/v1/charges", body = urlencoded)]
struct CreateCharge {
    amount: u64,
}

fn main() {}
