use endpoint::Responses;

#[derive(Responses)]
enum Answer {
    #[status("not found")]
    Missing,
}

fn main() {}
