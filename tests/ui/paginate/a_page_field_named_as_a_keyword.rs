#[endpoint::endpoint(GET "/issues" -> Vec<String>, paginate = page(type))]
struct ListIssues {
    r#type: Option<u32>,
}

fn main() {}
