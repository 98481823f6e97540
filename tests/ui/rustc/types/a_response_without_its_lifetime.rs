use endpoint::endpoint;

#[derive(serde::Deserialize)]
struct Seats<'a> {
    name: &'a str,
}

#[endpoint(GET "/zen" -> Seats)]
struct Zen;

fn main() {}
