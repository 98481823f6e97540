use endpoint::endpoint;

#[endpoint(POST "/members")]
#[serde(rename_all = "camel_case")]
struct Members<'a> {
    name: &'a str,
}

fn main() {}
