use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items)]
    seats: u64,
}

fn main() {}
