use endpoint::endpoint;

#[endpoint(GET "/zen", accept = json)]
struct Zen;

fn main() {}
