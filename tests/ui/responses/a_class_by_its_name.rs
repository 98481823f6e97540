use endpoint::Responses;

#[derive(Responses)]
enum Found {
    #[status(200)]
    Here(String),
    #[status(client_error)]
    Nowhere,
}

fn main() {}
