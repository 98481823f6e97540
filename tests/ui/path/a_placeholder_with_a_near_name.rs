use endpoint::endpoint;

#[endpoint(GET "/orgs/<orgs>")]
struct Organization<'a> {
    org: &'a str,
}

fn main() {}
