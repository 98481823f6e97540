use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[part("a", "b")]
    text: &'a str,
}

fn main() {}
