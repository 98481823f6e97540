use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header(prefix = "")]
    value: Vec<(String, String)>,
}

fn main() {}
