use endpoint::endpoint;

#[endpoint(GET "/issues", paginate = link)]
struct ListIssues {
    page: Option<u32>,
}

fn main() {}
