use endpoint::endpoint;

#[endpoint(GET "/zen")]
mod zen {}

fn main() {}
