use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header(X-Api-Version)]
    version: &'a str,
}

fn main() {}
