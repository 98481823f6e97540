use endpoint::endpoint;

#[endpoint(GET "/zen")]
#[endpoint(GET "/koan")]
struct Zen;

fn main() {}
