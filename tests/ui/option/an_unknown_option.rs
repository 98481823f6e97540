use endpoint::endpoint;

#[endpoint(GET "/zen", colour = red)]
struct Zen;

fn main() {}
