use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(renam = "userName")]
    name: &'a str,
}

fn main() {}
