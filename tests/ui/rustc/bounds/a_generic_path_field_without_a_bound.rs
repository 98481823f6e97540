use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<T> {
    org: T,
}

fn main() {}
