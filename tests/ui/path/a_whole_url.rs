use endpoint::endpoint;

#[endpoint(GET "https://api.github.com/zen")]
struct Zen;

fn main() {}
