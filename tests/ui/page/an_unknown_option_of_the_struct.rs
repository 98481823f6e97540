use endpoint::Page;

#[derive(Page)]
#[page(runtime = endpoint)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
}

fn main() {}
