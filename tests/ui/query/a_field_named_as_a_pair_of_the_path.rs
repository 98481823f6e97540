use endpoint::endpoint;

#[endpoint(GET "/members?page=1")]
struct Members {
    page: u32,
}

fn main() {}
