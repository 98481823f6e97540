use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(created)]
    Created,
}

fn main() {}
