use endpoint::endpoint;

#[endpoint(HEAD "/members", body = form)]
struct Members<'a> {
    name: &'a str,
}

fn main() {}
