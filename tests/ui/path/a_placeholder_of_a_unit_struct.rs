use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization;

fn main() {}
