use endpoint::endpoint;

#[endpoint(GET "/members")]
struct Members<'a> {
    #[query("per-page")]
    #[serde(rename = "perPage")]
    per_page: &'a str,
}

fn main() {}
