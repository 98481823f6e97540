use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges {
    #[query(default)]
    limit: u32,
}

fn main() {}
