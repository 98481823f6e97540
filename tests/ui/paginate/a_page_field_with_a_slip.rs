use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(pag))]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
