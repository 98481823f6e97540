use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items)]
    seats: std::collections::BTreeMap<String, [u8; 2]>,
}

fn main() {}
