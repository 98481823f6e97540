use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(4xx)]
    Refused,
    #[status(404, 4xx)]
    Missing,
}

fn main() {}
