use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key")]
    key: &'a str,
    #[header("x-key")]
    other: &'a str,
}

fn main() {}
