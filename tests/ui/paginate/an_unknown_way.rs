use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = scroll)]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
