use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(page))]
struct ListIssues {
    #[query(flatten)]
    page: std::collections::BTreeMap<String, u32>,
}

fn main() {}
