use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: &'a str,
}

fn main() {}
