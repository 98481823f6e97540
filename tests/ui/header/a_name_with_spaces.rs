use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header("If None Match")]
    value: u32,
}

fn main() {}
