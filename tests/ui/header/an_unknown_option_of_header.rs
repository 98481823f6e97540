use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key", default = "a")]
    key: &'a str,
}

fn main() {}
