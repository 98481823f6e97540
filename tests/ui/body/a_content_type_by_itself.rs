use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[body("text/csv")]
    value: String,
}

fn main() {}
