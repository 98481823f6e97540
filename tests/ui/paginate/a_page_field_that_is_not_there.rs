use endpoint::endpoint;

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(number))]
struct ListIssues;

fn main() {}
