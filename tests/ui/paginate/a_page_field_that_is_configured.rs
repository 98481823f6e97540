use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(page))]
struct ListIssues {
    #[cfg(all())]
    page: u32,
}

fn main() {}
