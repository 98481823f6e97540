use endpoint::endpoint;

#[endpoint(GET "/zen", response = Vec<String>, error = String)]
struct Zen;

fn main() {}
