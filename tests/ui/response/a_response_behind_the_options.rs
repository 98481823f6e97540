use endpoint::endpoint;

#[endpoint(GET "/zen", error = String, -> String)]
struct Zen;

fn main() {}
