use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header = "X-Key"]
    key: &'a str,
}

fn main() {}
