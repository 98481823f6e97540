use endpoint::Responses;

#[derive(Responses)]
#[status(crate = "endpoint")]
enum Answer {
    #[status(200)]
    Created,
}

fn main() {}
