use endpoint::endpoint;

#[endpoint(get "/orgs/<orgs>", colour = red)]
struct Organization<'a> {
    org: &'a str,
    #[query(style = dots)]
    names: &'a [&'a str],
}

fn main() {}
