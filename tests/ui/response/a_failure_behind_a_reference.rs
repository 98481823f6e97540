use endpoint::endpoint;

#[endpoint(GET "/zen", error = &'static str)]
struct Zen;

fn main() {}
