use endpoint::endpoint;

#[endpoint(GET "/two words")]
struct Zen;

fn main() {}
