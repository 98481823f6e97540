use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(style)]
    names: &'a [&'a str],
}

fn main() {}
