use endpoint::endpoint;

#[endpoint(GET "/orgs/<org>")]
struct Organization<'a>(&'a str);

fn main() {}
