use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[query("")]
    value: u32,
}

fn main() {}
