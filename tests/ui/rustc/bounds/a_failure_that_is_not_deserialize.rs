use endpoint::endpoint;

struct Failure;

#[endpoint(GET "/zen", error = Failure)]
struct Zen;

fn main() {}
