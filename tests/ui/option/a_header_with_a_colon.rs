use endpoint::endpoint;

#[endpoint(GET "/zen", header("x-version": "1"))]
struct Zen;

fn main() {}
