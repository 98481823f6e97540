use endpoint::endpoint;

#[endpoint(GET "/zen", crate = crate::api)]
struct Zen;

fn main() {}
