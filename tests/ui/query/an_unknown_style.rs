use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query(style = dots)]
    names: &'a [&'a str],
}

fn main() {}
