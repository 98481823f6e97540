use endpoint::endpoint;

#[endpoint("POST" "/zen")]
struct Zen;

fn main() {}
