use endpoint::endpoint;

#[endpoint(GET "/zen" "/quotes")]
struct Zen;

fn main() {}
