use endpoint::endpoint;

#[endpoint(GET "/zen" -)]
struct Zen;

fn main() {}
