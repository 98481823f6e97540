use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen", body = form)]
struct PostZen {
    #[body]
    version: Version,
}

fn main() {}
