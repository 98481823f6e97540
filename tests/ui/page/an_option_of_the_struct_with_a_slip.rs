use endpoint::Page;

#[derive(Page)]
#[page(crates = endpoint)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
}

fn main() {}
