use endpoint::endpoint;

#[endpoint(GET "/orgs/<org-name>")]
struct Organization;

fn main() {}
