use endpoint::endpoint;

#[endpoint(GET "/zen", header("Host" = "a.test"))]
struct Zen;

fn main() {}
