use endpoint::endpoint;

#[endpoint(GET "/v1/charges/<charge_id>")]
struct GetCharge<'a> {
    id: &'a str,
}

fn main() {}
