use endpoint::Page;

#[derive(Page)]
#[page(item)]
struct Seats {
    #[page(item)]
    #[page(items)]
    seats: Vec<String>,
    #[page]
    teams: Vec<u64>,
}

fn main() {}
