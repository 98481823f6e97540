use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body(content_typ = "text/csv")]
    text: &'a str,
}

fn main() {}
