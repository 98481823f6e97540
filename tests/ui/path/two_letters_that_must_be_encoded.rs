use endpoint::endpoint;

#[endpoint(GET "/a|b^c")]
struct Zen;

fn main() {}
