use endpoint::{Page, endpoint};
use serde::Deserialize;

#[derive(Deserialize, Page)]
struct Charges {
    #[page(items)]
    data: Vec<String>,
    next: Option<String>,
}

#[endpoint(GET "/charges" -> Charges, paginate = cursor(starting_after, next))]
struct ListCharges {
    limit: u32,
}

fn main() {}
