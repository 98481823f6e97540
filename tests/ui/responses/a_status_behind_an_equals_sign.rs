use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status = 201]
    Created,
}

fn main() {}
