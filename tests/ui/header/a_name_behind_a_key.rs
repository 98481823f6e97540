use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header(name = "x-version")]
    value: u32,
}

fn main() {}
