use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(400..=499)]
    Refused,
}

fn main() {}
