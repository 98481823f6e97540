use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    value: str,
}

fn main() {}
