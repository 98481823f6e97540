use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(rename = user)]
    name: &'a str,
}

fn main() {}
