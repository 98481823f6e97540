use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde(colour = "red")]
    name: &'a str,
}

fn main() {}
