use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(_)]
    Done,
}

fn main() {}
