use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(serialize_with = "|name| name")]
    name: &'a str,
}

fn main() {}
