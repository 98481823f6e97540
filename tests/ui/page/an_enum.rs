use endpoint::Page;

#[derive(Page)]
enum Seats {
    Few(Vec<String>),
    None,
}

fn count(page: &Seats) -> usize {
    page.count()
}

fn main() {
    count(&Seats::None);
    count(&Seats::Few(Vec::new()));
}
