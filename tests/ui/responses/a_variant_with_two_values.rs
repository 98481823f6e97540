use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(201)]
    Created(u32, String),
}

fn main() {}
