use endpoint::endpoint;

#[endpoint(FETCH "/zen")]
struct Zen;

fn main() {}
