use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen")]
struct PostZen {
    #[body]
    version: Version,
}

fn main() {}
