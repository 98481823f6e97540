use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[Query]
    value: u32,
}

fn main() {}
