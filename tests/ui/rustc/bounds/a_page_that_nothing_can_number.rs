use endpoint::endpoint;

struct Number;

#[endpoint(GET "/charges" -> Vec<String>, paginate = page(page))]
struct ListCharges {
    page: Number,
}

fn main() {}
