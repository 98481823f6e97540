use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen<'a> {
    #[part("a")]
    #[serde(rename = "b")]
    text: &'a str,
}

fn main() {}
