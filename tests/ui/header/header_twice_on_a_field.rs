use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key")]
    #[header("X-Token")]
    key: &'a str,
}

fn main() {}
