use endpoint::endpoint;

#[endpoint(GET)]
struct Zen;

fn main() {}
