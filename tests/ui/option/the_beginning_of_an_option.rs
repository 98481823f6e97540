use endpoint::endpoint;

#[endpoint(GET "/zen", err = String)]
struct Zen;

fn main() {}
