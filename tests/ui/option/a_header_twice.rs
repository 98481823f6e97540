use endpoint::endpoint;

#[endpoint(GET "/zen", accept = "text/plain", header("Accept" = "text/html"))]
struct Zen;

fn main() {}
