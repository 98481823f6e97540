use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org:,
}

fn main() {}
