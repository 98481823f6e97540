use endpoint::endpoint;

#[endpoint(POST "/members")]
#[serde(rename-all = "camelCase")]
struct Members {
    value: u32,
}

fn main() {}
