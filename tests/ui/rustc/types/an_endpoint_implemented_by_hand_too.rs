use endpoint::{Endpoint, endpoint};

#[endpoint(GET "/zen")]
struct Zen;

impl Endpoint for Zen {
    type Response = ();
    type Error = endpoint::Raw;
}

fn main() {}
