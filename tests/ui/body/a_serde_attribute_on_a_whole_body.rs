use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen<'a> {
    #[body]
    #[serde(rename = "zen")]
    text: &'a str,
}

fn main() {}
