use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    #[path]
    org: String,
}

fn main() {}
