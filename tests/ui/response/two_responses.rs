use endpoint::endpoint;

#[endpoint(GET "/zen" -> String -> Vec<u8>)]
struct Zen;

fn main() {}
