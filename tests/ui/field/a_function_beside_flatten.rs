use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(flatten, serialize_with = "write")]
    name: &'a str,
}

fn main() {}
