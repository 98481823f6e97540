use endpoint::endpoint;

#[endpoint(GET "/orgs/{org}?page={page}")]
struct Organization {
    org: String,
    page: u32,
}

fn main() {}
