use endpoint::endpoint;

#[endpoint(GET "/zen" -> Vec<String)]
struct Zen;

fn main() {}
