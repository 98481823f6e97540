use endpoint::endpoint;

#[endpoint(GET "/zen")]
struct Zen<'a> {
    #[header("X-Key")]
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
}

fn main() {}
