use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[serde(serialize_with = "shout")]
    org: &'a str,
}

fn main() {}
