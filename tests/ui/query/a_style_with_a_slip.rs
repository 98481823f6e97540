use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(style = coma)]
    names: &'a [&'a str],
}

fn main() {}
