use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X Version")]
    version: &'a str,
}

fn main() {}
