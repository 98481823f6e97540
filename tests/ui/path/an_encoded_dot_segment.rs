use endpoint::endpoint;

#[endpoint(GET "/orgs/%2e%2E/zen")]
struct Zen;

fn main() {}
