use endpoint::Page;

#[derive(Page)]
struct Seats {
    total: u64,
    #[page(item)]
    seats: Vec<String>,
}

fn logins(page: Seats) -> Vec<String> {
    page.into_items()
}

fn main() {
    let (total, seats) = (0, Vec::new());
    logins(Seats { total, seats });
}
