use endpoint::Page;

#[derive(Page)]
struct Seats {
    total: u64,
    #[page(list = "seats")]
    seats: Vec<String>,
}

fn main() {}
