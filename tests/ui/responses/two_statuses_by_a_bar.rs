use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(200 | 201)]
    Done,
}

fn main() {}
