#[endpoint::endpoint(GET "/issues" -> Vec<String>, paginate = cursor(self, next))]
struct ListIssues {
    after: Option<String>,
}

fn main() {}
