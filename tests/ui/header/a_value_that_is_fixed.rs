use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header("x-version" = "1")]
    value: u32,
}

fn main() {}
