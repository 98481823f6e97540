use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate)]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
