use endpoint::endpoint;

#[endpoint("/zen", GET)]
struct Zen;

fn main() {}
