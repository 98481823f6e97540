use endpoint::endpoint;

#[endpoint(GET "/<bucket>/*key")]
struct GetObject<'a> {
    bucket: &'a str,
    key: &'a str,
}

fn main() {}
