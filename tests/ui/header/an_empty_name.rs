use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("")]
    key: &'a str,
}

fn main() {}
