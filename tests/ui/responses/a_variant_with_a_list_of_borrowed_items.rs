use endpoint::Responses;

#[derive(Responses)]
enum Found {
    #[status(200)]
    Here(Vec<&'static str>),
    #[status(404)]
    Nowhere,
}

fn main() {}
