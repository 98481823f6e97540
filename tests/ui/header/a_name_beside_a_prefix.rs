use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key", prefix = "x-")]
    key: &'a str,
}

fn main() {}
