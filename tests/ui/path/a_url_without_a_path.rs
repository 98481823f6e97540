use endpoint::endpoint;

#[endpoint(GET "https://api.github.com")]
struct Zen;

fn main() {}
