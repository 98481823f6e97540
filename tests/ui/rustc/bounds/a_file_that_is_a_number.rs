use endpoint::endpoint;

#[endpoint(POST "/zen", body = multipart)]
struct PostZen {
    #[part(file)]
    version: u64,
}

fn main() {}
