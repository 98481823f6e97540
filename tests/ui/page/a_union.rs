use endpoint::Page;

#[derive(Page)]
union Seats {
    seats: u64,
}

fn main() {}
