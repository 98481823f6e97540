use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(*)]
    Done,
}

fn main() {}
