use std::collections::BTreeMap;

use endpoint::endpoint;

#[endpoint(POST "/releases", body = multipart)]
struct Release {
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

fn main() {}
