use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = links)]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
