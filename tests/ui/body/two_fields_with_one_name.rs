use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    name: &'a str,
    #[serde(rename = "name")]
    user: &'a str,
}

fn main() {}
