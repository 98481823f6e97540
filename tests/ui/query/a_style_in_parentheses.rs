use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members {
    #[query(style(comma))]
    value: Vec<u32>,
}

fn main() {}
