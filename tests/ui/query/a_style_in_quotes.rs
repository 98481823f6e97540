use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(style = "comma")]
    names: &'a [&'a str],
}

fn main() {}
