use endpoint::endpoint;

#[endpoint(GET "/zen", header())]
struct Zen;

fn main() {}
