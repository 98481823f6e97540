use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(default)]
    Refused,
    #[status(default)]
    Other,
}

fn main() {}
