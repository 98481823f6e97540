use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>/teams/<team>")]
struct Team<'a> {
    org: &'a str,
}

fn main() {}
