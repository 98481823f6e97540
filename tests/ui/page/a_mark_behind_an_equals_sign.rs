use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page = "items"]
    seats: Vec<String>,
}

fn main() {}
