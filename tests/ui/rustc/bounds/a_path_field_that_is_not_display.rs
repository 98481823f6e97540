use endpoint::endpoint;

struct Org;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: Org,
}

fn main() {}
