use endpoint::endpoint;

#[endpoint(1 "/zen")]
struct Zen;

fn main() {}
