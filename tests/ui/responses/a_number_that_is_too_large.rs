use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(600)]
    Created,
}

fn main() {}
