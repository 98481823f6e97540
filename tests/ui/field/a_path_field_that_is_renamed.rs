use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[serde(rename = "organization")]
    org: &'a str,
}

fn main() {}
