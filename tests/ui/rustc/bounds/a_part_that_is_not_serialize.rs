use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen", body = multipart)]
struct PostZen {
    version: Version,
}

fn main() {}
