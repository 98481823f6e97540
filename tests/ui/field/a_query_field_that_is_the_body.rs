use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body]
    #[query]
    text: &'a str,
}

fn main() {}
