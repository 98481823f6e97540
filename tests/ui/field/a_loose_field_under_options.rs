use endpoint::endpoint;

#[endpoint(OPTIONS "/orgs")]
struct Methods<'a> {
    filter: &'a str,
}

fn main() {}
