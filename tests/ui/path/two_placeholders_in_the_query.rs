use endpoint::endpoint;

#[endpoint(GET "/v1/charges?limit=<limit>&starting_after=<after>")]
struct ListCharges<'a> {
    limit: u32,
    after: &'a str,
}

fn main() {}
