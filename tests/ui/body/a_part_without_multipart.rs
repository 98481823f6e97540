use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[part]
    text: &'a str,
}

fn main() {}
