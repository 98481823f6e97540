use endpoint::endpoint;

#[endpoint(GET "/zen", crate = "endpoint")]
struct Zen;

fn main() {}
