use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items, crate = endpoint)]
    seats: Vec<String>,
}

fn main() {}
