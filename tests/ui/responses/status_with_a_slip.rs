use endpoint::Responses;

#[derive(Responses)]
enum Merged {
    #[statuses(200, 201)]
    Now(String),
    #[status(default)]
    Other,
}

fn main() {}
