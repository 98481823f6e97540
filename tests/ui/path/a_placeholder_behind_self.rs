use endpoint::endpoint;

#[endpoint(GET "/charges/<self.id>")]
struct GetCharge<'a> {
    id: &'a str,
}

fn main() {}
