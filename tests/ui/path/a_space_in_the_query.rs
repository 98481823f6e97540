use endpoint::endpoint;

#[endpoint(GET "/zen?q=two words")]
struct Zen;

fn main() {}
