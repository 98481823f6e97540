use endpoint::endpoint;
use serde::Deserialize;

#[endpoint(GET "/members" -> Members, paginate = cursor(after, next))]
struct ListMembers<'a> {
    after: Option<&'a str>,
}

#[derive(Deserialize)]
struct Members {
    next: Vec<u8>,
}

fn main() {}
