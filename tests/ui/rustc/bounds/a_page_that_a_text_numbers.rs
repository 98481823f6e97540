use endpoint::endpoint;

#[endpoint(GET "/charges" -> Vec<String>, paginate = page(page))]
struct ListCharges {
    page: Option<String>,
}

fn main() {}
