use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[query]
    #[header("X-Key")]
    key: &'a str,
}

fn main() {}
