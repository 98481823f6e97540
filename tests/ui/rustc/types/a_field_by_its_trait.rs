use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: impl std::fmt::Display,
}

fn main() {}
