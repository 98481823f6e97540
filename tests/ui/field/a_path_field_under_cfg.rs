use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a> {
    #[cfg(all())]
    org: &'a str,
}

fn main() {}
