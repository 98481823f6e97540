use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body(kind = "text/csv")]
    text: &'a str,
}

fn main() {}
