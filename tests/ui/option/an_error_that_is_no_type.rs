use endpoint::endpoint;

#[endpoint(GET "/zen", error = 404)]
struct Zen;

fn main() {}
