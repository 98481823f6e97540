use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen", body = json)]
struct PostZen {
    #[body]
    version: Version,
}

fn main() {}
