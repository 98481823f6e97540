use endpoint::endpoint;

#[endpoint(GET "/zen")]
fn zen() {}

fn main() {}
