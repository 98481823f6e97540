use endpoint::endpoint;

struct Version {}

#[endpoint(GET "/zen")]
struct Zen {
    #[header("X-Version")]
    version: Version,
}

fn main() {}
