use endpoint::endpoint;

#[endpoint(GET "/members", body = json)]
struct Members<'a> {
    name: &'a str,
}

fn main() {}
