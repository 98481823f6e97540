use endpoint::endpoint;

#[endpoint(GET "/zen")]
type Zen = ();

fn main() {}
