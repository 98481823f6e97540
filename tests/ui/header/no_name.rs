use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header]
    version: &'a str,
}

fn main() {}
