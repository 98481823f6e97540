use endpoint::endpoint;

#[endpoint(GET "/orgs/<type>")]
struct Organization {}

fn main() {}
