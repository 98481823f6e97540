use endpoint::Page;

#[derive(Page)]
struct Seats {
    #[page(items)]
    seats: Vec<String>,
    #[page(items)]
    teams: Vec<u64>,
}

fn logins(page: Seats) -> Vec<String> {
    page.into_items()
}

fn main() {
    let (seats, teams) = (Vec::new(), Vec::new());
    logins(Seats { seats, teams });
}
