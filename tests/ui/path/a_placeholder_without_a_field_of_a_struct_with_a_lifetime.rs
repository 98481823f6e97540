use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    name: &'a str,
}

fn main() {}
