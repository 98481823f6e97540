use endpoint::Page;

#[derive(Page)]
#[page(items)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
}

fn main() {}
