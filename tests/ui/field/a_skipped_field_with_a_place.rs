use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[serde(skip)]
    #[query]
    value: u32,
}

fn main() {}
