use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(201)]
    Created(#[status(201)] u32),
}

fn main() {}
