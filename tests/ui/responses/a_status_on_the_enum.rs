use endpoint::Responses;

#[derive(Responses)]
#[status(201)]
enum Answer {
    #[status(200)]
    Created,
}

fn main() {}
