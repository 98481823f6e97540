use endpoint::endpoint;

#[endpoint(GET "/zen\n")]
struct Zen;

fn main() {}
