use endpoint::endpoint;

#[endpoint(GET "/zen", "error")]
struct Zen;

fn main() {}
