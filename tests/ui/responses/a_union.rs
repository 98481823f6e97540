use endpoint::Responses;

#[derive(Responses)]
union Answer {
    id: u32,
}

fn main() {}
