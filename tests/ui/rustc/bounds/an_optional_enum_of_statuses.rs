use endpoint::{Responses, endpoint};

#[derive(Responses)]
enum Found {
    #[status(200)]
    Here(String),
    #[status(404)]
    Nowhere,
}

#[endpoint(GET "/charges" -> Option<Found>)]
struct FindCharge;

fn main() {}
