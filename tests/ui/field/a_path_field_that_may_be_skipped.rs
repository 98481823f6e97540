use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    org: &'a str,
}

fn main() {}
