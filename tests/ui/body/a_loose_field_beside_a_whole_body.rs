use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body]
    text: &'a str,
    author: &'a str,
}

fn main() {}
