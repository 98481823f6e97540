use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key", "X-Token")]
    key: &'a str,
}

fn main() {}
