use endpoint::endpoint;

#[endpoint(GET "/v1/charges/<id?>")]
struct GetCharge<'a> {
    id: &'a str,
}

fn main() {}
