use endpoint::endpoint;

#[endpoint(GET "/100%")]
struct Zen;

fn main() {}
