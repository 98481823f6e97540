use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[serde(flatten)]
    org: &'a str,
}

fn main() {}
