use endpoint::endpoint;

#[endpoint(GET "/zen", String)]
struct Zen;

fn main() {}
