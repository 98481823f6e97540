use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[part(content_type = "text/csv")]
    text: &'a str,
}

fn main() {}
