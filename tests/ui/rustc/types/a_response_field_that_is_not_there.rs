use endpoint::endpoint;
use serde::Deserialize;

#[endpoint(GET "/members" -> Members, paginate = cursor(after, page_info.next))]
struct ListMembers<'a> {
    after: Option<&'a str>,
}

#[derive(Deserialize)]
struct Members {
    page_info: PageInfo,
}

#[derive(Deserialize)]
struct PageInfo {
    end: Option<String>,
}

fn main() {}
