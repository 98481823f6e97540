use endpoint::endpoint;

#[endpoint(GET "/zen", eror = String)]
struct Zen;

fn main() {}
