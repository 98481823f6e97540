use endpoint::endpoint;

#[endpoint(GET "/zen" -> _)]
struct Zen;

fn main() {}
