use endpoint::endpoint;

#[endpoint(GET "/zen", error => String)]
struct Zen;

fn main() {}
