use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[serde(rename("v"))]
    value: u32,
}

fn main() {}
