use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query = "userName"]
    name: &'a str,
}

fn main() {}
