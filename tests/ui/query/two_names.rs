use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[query("a", "b")]
    key: &'a str,
}

fn main() {}
