use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page()]
    seats: Vec<String>,
}

fn main() {}
