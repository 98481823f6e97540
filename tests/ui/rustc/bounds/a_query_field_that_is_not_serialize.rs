use endpoint::endpoint;

struct Page;

#[endpoint(GET "/members")]
struct Members {
    page: Page,
}

fn main() {}
