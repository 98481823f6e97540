use endpoint::endpoint;

#[endpoint(GET "/zen", timeout = "1h")]
struct Zen;

fn main() {}
