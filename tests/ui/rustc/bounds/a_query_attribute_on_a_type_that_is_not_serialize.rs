use endpoint::endpoint;

struct Page;

#[endpoint(DELETE "/members")]
struct Members {
    #[query]
    page: Option<Page>,
}

fn main() {}
