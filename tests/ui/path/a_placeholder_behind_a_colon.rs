use endpoint::endpoint;

#[endpoint(GET "/orgs/:org/members")]
struct Members<'a> {
    org: &'a str,
}

fn main() {}
