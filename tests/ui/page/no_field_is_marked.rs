use endpoint::Page;

#[derive(Page)]
struct Seats {
    total: u64,
    seats: Vec<String>,
}

fn main() {}
