use endpoint::endpoint;

#[endpoint(GET "/zen", header("X-Mode"))]
struct Zen;

fn main() {}
