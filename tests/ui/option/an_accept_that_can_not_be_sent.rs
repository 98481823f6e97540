use endpoint::endpoint;

#[endpoint(GET "/zen", accept = "text/plain\n")]
struct Zen;

fn main() {}
