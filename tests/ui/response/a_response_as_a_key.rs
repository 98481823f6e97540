use endpoint::endpoint;

#[endpoint(GET "/zen", response = String)]
struct Zen;

fn main() {}
