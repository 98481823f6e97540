use endpoint::endpoint;

struct Version {}

#[endpoint(POST "/zen", body = multipart)]
struct PostZen {
    #[part(file)]
    version: Version,
}

fn main() {}
