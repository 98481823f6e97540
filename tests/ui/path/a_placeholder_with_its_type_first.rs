use endpoint::endpoint;

#[endpoint(GET "/orgs/<int:org>")]
struct Organization {
    org: String,
}

fn main() {}
