use endpoint::endpoint;

#[endpoint(GET "/zen", header("X-Mode" = "größer"))]
struct Zen;

fn main() {}
