use endpoint::endpoint;

#[endpoint(GET "/seats" -> Vec<String>, paginate = page("page"))]
struct ListSeats {
    page: u32,
}

fn main() {}
