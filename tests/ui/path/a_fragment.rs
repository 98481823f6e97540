use endpoint::endpoint;

#[endpoint(GET "/zen#top")]
struct Zen;

fn main() {}
