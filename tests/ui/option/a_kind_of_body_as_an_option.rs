use endpoint::endpoint;

#[endpoint(POST "/zen", form)]
struct Zen;

fn main() {}
