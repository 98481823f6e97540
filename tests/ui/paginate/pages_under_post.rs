use endpoint::endpoint;

#[endpoint(POST "/issues" -> Vec<String>, paginate = link)]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
