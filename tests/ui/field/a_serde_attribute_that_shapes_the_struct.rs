use endpoint::endpoint;

#[endpoint(POST "/members")]
#[serde(transparent)]
struct Members<'a> {
    name: &'a str,
}

fn main() {}
