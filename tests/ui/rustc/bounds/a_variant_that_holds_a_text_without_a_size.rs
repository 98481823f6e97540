use endpoint::Responses;

#[derive(Responses)]
enum Added {
    #[status(200)]
    Created(str),
}

fn main() {}
