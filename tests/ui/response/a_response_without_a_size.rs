use endpoint::endpoint;

#[endpoint(GET "/zen" -> [u8])]
struct Zen;

fn main() {}
