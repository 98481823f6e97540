use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[query(rename = "per-page")]
    value: u32,
}

fn main() {}
