use endpoint::endpoint;

#[endpoint(GET "/zen", error = Option<&'a str>)]
struct Zen;

fn main() {}
