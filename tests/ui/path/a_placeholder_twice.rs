use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>/teams/<org>")]
struct Team<'a> {
    org: &'a str,
}

fn main() {}
