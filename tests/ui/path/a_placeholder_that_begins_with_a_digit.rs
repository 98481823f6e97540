use endpoint::endpoint;

#[endpoint(GET "/orgs/<1st>")]
struct Organization;

fn main() {}
