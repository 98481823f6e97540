use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body]
    #[body(content_type = "text/csv")]
    text: &'a str,
}

fn main() {}
