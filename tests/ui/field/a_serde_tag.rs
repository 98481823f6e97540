use endpoint::endpoint;

#[endpoint(POST "/members")]
#[serde(tag = "kind")]
struct Members<'a> {
    name: &'a str,
}

fn main() {}
