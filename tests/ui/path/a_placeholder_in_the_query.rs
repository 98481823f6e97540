use endpoint::endpoint;

#[endpoint(GET "/search?q=<text>")]
struct Search<'a> {
    text: &'a str,
}

fn main() {}
