use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body]
    text: &'a str,
    #[body]
    other: &'a str,
}

fn main() {}
