use endpoint::endpoint;

#[endpoint(POST "/members")]
#[serde(rename_all = "camelcase")]
struct Members {
    value: u32,
}

fn main() {}
