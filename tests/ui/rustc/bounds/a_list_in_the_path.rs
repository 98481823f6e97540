use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: Vec<String>,
}

fn main() {}
