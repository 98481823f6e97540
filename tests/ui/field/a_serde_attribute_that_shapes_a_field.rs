use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(getter = "name")]
    name: &'a str,
}

fn main() {}
