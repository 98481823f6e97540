use endpoint::endpoint;

#[endpoint(GET "/zen", timeout = "0s")]
struct Zen;

fn main() {}
