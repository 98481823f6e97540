use endpoint::Page;

#[derive(Page)]
#[page(crate = "endpoint")]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
}

fn main() {}
