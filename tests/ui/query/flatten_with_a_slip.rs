use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[query(flaten)]
    key: &'a str,
}

fn main() {}
