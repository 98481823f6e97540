use endpoint::endpoint;

#[endpoint(GET "/<bucket>/<path:key>")]
struct GetObject<'a> {
    bucket: &'a str,
    key: &'a str,
}

fn main() {}
