use endpoint::endpoint;

#[endpoint(POST "/members", body = form)]
#[serde(rename_all = "lowercase")]
struct Members<'a> {
    name: &'a str,
    #[serde(rename = "name")]
    user: &'a str,
}

fn main() {}
