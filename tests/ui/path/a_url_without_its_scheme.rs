use endpoint::endpoint;

#[endpoint(GET "//api.github.com/zen")]
struct Zen;

fn main() {}
