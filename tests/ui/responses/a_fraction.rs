use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(201.0)]
    Created,
}

fn main() {}
