use endpoint::Responses;

#[derive(Responses)]
struct Answer {
    id: u32,
}

fn main() {}
