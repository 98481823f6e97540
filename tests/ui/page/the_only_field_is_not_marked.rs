use endpoint::Page;

#[derive(Page)]
struct Seats {
    seats: Vec<String>,
}

fn logins(page: Seats) -> Vec<String> {
    page.into_items()
}

fn main() {
    logins(Seats { seats: Vec::new() });
}
