use endpoint::endpoint;

#[endpoint(path = "/zen", method = POST)]
struct Zen;

fn main() {}
