use endpoint::endpoint;

#[endpoint(method = "GET", path = "/zen")]
struct Zen;

fn main() {}
