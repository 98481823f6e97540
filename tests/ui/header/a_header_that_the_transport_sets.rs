use endpoint::endpoint;

#[endpoint(POST "/zen")]
struct PostZen {
    #[header("Content-Length")]
    length: u64,
}

fn main() {}
