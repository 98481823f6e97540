use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items)]
    #[page(items)]
    seats: Vec<String>,
}

fn main() {}
