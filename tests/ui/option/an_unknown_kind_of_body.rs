use endpoint::endpoint;

#[endpoint(POST "/zen", body = xml)]
struct Zen;

fn main() {}
