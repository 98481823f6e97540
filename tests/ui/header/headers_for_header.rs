use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[headers("x-version")]
    value: u32,
}

fn main() {}
