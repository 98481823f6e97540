use endpoint::endpoint;

#[endpoint(GET "/zen")]
enum Zen {
    One,
}

fn main() {}
