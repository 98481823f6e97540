use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(page))]
struct ListIssues {
    #[header("x-page")]
    page: u32,
}

fn main() {}
