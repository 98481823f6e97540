use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[qurey]
    page: u32,
}

fn main() {}
