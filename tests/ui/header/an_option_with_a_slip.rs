use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key", sensitiv)]
    key: &'a str,
}

fn main() {}
