use endpoint::{Responses, endpoint};

#[derive(Responses)]
enum Failed {
    #[status(402)]
    Declined(String),
    #[status(default)]
    Other,
}

#[endpoint(GET "/charges", error = Failed)]
struct FindCharge;

fn main() {}
