use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate =, accept = "text/plain")]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
