use endpoint::endpoint;

#[endpoint(POST "/zen", body = json form)]
struct Zen;

fn main() {}
