use endpoint::endpoint;

#[endpoint(GET "/zen")]
const ZEN: u8 = 1;

fn main() {}
