use endpoint::endpoint;

#[endpoint(GET "/zen", header = "X-Mode: strict")]
struct Zen;

fn main() {}
