use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[query]
    org: &'a str,
}

fn main() {}
