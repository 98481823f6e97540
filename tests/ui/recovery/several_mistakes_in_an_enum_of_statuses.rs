use endpoint::Responses;

#[derive(Responses)]
#[status(200)]
enum Several<'a> {
    #[status(2000, "404", 7xx, gone)]
    Found { id: &'a str },
    #[status]
    Missing,
    Other(u32, u32),
}

fn main() {}
