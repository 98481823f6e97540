use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[query(comma)]
    value: Vec<u32>,
}

fn main() {}
