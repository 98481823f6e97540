use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(4XX)]
    Refused,
}

fn main() {}
