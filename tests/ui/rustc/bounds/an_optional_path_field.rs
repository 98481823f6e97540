use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: Option<String>,
}

fn main() {}
