use endpoint::endpoint;

struct Version {}

#[endpoint(GET "/zen")]
struct Zen {
    #[header("X-Version")]
    versions: Vec<Version>,
}

fn main() {}
