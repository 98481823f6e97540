use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    org: str,
    page: u32,
}

fn main() {}
