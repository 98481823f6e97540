#[endpoint::endpoint(GET "/issues" -> Vec<String>, paginate = cursor(after, meta.type))]
struct ListIssues {
    after: Option<String>,
}

fn main() {}
