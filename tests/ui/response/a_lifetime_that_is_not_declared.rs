use endpoint::endpoint;

#[endpoint(GET "/zen" -> &'a str)]
struct Zen;

fn main() {}
