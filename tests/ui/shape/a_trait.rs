use endpoint::endpoint;

#[endpoint(GET "/zen")]
trait Zen {}

fn main() {}
