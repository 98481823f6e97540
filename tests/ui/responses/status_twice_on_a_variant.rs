use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(200)]
    #[status(201)]
    Created,
}

fn main() {}
