use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members<'a> {
    #[serde]
    name: &'a str,
}

fn main() {}
