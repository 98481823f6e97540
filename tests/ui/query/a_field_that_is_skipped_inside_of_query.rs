use endpoint::endpoint;

#[endpoint(GET "/charges")]
struct ListCharges {
    #[query(skip)]
    note: String,
}

fn main() {}
