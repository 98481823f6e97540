use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[header("X-Org")]
    org: &'a str,
}

fn main() {}
