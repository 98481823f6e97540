use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[query = "per-page"]
    value: u32,
}

fn main() {}
