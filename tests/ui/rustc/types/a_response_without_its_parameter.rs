use endpoint::endpoint;

#[endpoint(GET "/zen" -> Vec)]
struct Zen;

fn main() {}
