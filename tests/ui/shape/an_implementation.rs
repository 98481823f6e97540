use endpoint::endpoint;

struct Zen;

#[endpoint(GET "/zen")]
impl Zen {}

fn main() {}
