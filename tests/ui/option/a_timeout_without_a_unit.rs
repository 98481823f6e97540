use endpoint::endpoint;

#[endpoint(GET "/zen", timeout = "30")]
struct Zen;

fn main() {}
