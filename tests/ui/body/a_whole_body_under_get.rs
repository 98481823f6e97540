use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[body]
    text: &'a str,
}

fn main() {}
