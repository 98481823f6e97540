use endpoint::endpoint;

#[endpoint(GET "/orgs/../zen")]
struct Zen;

fn main() {}
