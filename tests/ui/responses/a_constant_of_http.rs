use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(StatusCode::CREATED)]
    Created,
}

fn main() {}
