use endpoint::endpoint;

#[endpoint(GET "/zen", timeout = 30s)]
struct Zen;

fn main() {}
