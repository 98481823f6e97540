use endpoint::endpoint;

#[endpoint(GET "/zen" -> str)]
struct Zen;

fn main() {}
