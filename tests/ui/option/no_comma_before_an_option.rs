use endpoint::endpoint;

#[endpoint(GET "/zen" -> String error = String)]
struct Zen;

fn main() {}
