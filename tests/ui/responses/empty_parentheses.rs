use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status()]
    Created,
}

fn main() {}
