use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(201)]
    Created { id: Vec<u32> },
}

fn main() {}
