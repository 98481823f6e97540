use endpoint::endpoint;

#[endpoint(GET "/orgs/{org}/members/{username}")]
struct Member<'a> {
    org: &'a str,
    username: &'a str,
}

fn main() {}
