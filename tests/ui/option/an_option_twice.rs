use endpoint::endpoint;

#[endpoint(GET "/zen", error = String, error = Vec<u8>)]
struct Zen;

fn main() {}
