use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query("user")]
    first: &'a str,
    #[query("user")]
    second: &'a str,
}

fn main() {}
