use endpoint::endpoint;

#[endpoint(POST "/orgs/<org>")]
struct PostOrganization<'a> {
    #[body]
    org: &'a str,
}

fn main() {}
