use endpoint::endpoint;

#[endpoint(POST "/zen", body = )]
struct Zen;

fn main() {}
