use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header(sensitive)]
    key: &'a str,
}

fn main() {}
