use endpoint::{Responses, Streaming};

#[derive(Responses)]
enum Answer {
    #[status(200)]
    Found(Streaming),
}

fn main() {}
