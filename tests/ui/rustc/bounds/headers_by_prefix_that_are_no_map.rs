use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen {
    #[header(prefix = "x-meta-")]
    meta: String,
}

fn main() {}
