use endpoint::endpoint;

#[endpoint(GET "/issues/<page>" -> Vec<String>, paginate = page(page))]
struct ListIssues {
    page: u32,
}

fn main() {}
