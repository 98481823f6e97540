use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(40x)]
    Refused,
}

fn main() {}
