use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen")]
struct PostZen {
    #[body]
    version: Option<Version>,
}

fn main() {}
