use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(page, next))]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
