use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(99)]
    Created,
}

fn main() {}
