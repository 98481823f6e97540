use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = link(page))]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
