use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[serde(skip_serializing_if)]
    value: Option<u32>,
}

fn main() {}
