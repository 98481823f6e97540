use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header("x-version", secret)]
    value: u32,
}

fn main() {}
