use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[body]
    text: &'a str,
}

fn main() {}
