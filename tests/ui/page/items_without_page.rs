#[derive(serde::Deserialize, endpoint::Page)]
struct Seats {
    #[items]
    seats: Vec<String>,
    total: u32,
}

fn main() {}
