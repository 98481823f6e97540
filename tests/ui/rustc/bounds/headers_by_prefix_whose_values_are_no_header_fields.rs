use endpoint::endpoint;

struct Version {}

#[endpoint(GET "/zen")]
struct Zen {
    #[header(prefix = "x-meta-")]
    meta: Vec<(String, Version)>,
}

fn main() {}
