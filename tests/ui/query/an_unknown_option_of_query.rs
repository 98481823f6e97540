use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(rename = "userName")]
    name: &'a str,
}

fn main() {}
