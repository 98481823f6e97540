use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
    #[page(next)]
    next: Option<String>,
}

fn main() {}
