use endpoint::endpoint;

#[endpoint(GET -> String)]
struct Zen;

fn main() {}
