#[derive(serde::Deserialize, endpoint::Page)]
struct Seats {
    #[page(items)]
    seats: std::collections::HashMap<String, String>,
}

fn main() {}
