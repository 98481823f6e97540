use endpoint::endpoint;

#[endpoint(GET "/zen", header("X-Mode" = "a", "b"))]
struct Zen;

fn main() {}
