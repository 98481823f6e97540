use endpoint::endpoint;

#[endpoint("/zen")]
struct Zen;

fn main() {}
