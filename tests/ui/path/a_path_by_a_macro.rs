use endpoint::endpoint;

#[endpoint(GET concat!("/zen", "/quotes"))]
struct Zen;

fn main() {}
