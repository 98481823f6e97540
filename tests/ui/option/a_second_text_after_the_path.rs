use endpoint::endpoint;

#[endpoint(GET "/zen" "/koan")]
struct Zen;

fn main() {}
