use endpoint::endpoint;

#[endpoint(POST "/members")]
struct Members {
    #[serde(skip_serializing_if = Option::is_none)]
    value: Option<u32>,
}

fn main() {}
