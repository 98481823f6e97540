use endpoint::endpoint;

#[endpoint]
struct Zen;

fn main() {}
