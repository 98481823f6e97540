use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[header(prefix = "host")]
    value: Vec<(String, String)>,
}

fn main() {}
