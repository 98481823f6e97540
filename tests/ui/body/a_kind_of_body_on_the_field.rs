use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[body(json)]
    value: String,
}

fn main() {}
