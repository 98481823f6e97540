use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items = true)]
    seats: Vec<String>,
}

fn main() {}
