use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body(content_type)]
    text: &'a str,
}

fn main() {}
