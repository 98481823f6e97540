use endpoint::endpoint;

#[endpoint(GET "/orgs/<>/members")]
struct Members;

fn main() {}
