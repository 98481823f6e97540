use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen {
    #[header("X-Api-Key", sensitive = true)]
    key: String,
}

fn main() {}
