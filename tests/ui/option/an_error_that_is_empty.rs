use endpoint::endpoint;

#[endpoint(GET "/zen", error = , crate = endpoint)]
struct Zen;

fn main() {}
