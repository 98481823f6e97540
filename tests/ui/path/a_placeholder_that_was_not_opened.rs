use endpoint::endpoint;

#[endpoint(GET "/orgs/org>/members")]
struct Members;

fn main() {}
