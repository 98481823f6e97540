use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = cursor(page))]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
