use endpoint::Responses;

#[derive(Responses)]
enum Answer {}

fn main() {}
