use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[serde("v")]
    value: u32,
}

fn main() {}
