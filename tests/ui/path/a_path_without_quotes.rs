use endpoint::endpoint;

#[endpoint(GET /orgs/zen -> String)]
struct Zen;

fn main() {}
