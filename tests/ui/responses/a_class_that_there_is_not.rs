use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status(6xx)]
    Created,
}

fn main() {}
