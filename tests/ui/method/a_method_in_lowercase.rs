use endpoint::endpoint;

#[endpoint(get "/zen")]
struct Zen;

fn main() {}
