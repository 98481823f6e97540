use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = "link")]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
