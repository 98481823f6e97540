use endpoint::endpoint;

#[endpoint(GET "/zen" -> impl Sized)]
struct Zen;

fn main() {}
