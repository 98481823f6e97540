use endpoint::endpoint;

#[endpoint(GET "/orgs/<org: String>")]
struct Organization {
    org: String,
}

fn main() {}
