use endpoint::endpoint;

#[endpoint(-> String)]
struct Zen;

fn main() {}
