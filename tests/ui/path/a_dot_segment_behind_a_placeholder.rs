use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>/../zen")]
struct Zen<'a> {
    org: &'a str,
}

fn main() {}
