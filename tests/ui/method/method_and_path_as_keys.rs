use endpoint::endpoint;

#[endpoint(method = "POST", path = "/zen")]
struct Zen;

fn main() {}
