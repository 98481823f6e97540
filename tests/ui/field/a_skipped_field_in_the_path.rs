use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization {
    #[serde(skip)]
    org: String,
}

fn main() {}
