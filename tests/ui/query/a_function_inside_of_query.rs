use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges {
    #[query(serialize_with = "seconds")]
    created: u64,
}

fn main() {}
